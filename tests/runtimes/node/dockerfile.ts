import { createReadStream } from 'node:fs';
import { request } from 'node:http';
import { baseImage } from '../setup/base-image.ts';
import { buildContext } from './build-context.ts';
import { docker, dockerSocket } from './docker.ts';
import { type Machine, ownPrograms } from './machine.ts';
import type { Runtime } from './runtime.ts';

/** Names under which builds find the base image: those by which people and our engine know such images. */
const names = ['debian:bookworm-slim', 'python:3.12-slim-bookworm', 'node:20-bookworm', 'buildpack-deps:bookworm'];

/** What fails for its certificate shall fail at once, and not be tried for minutes. */
const once = 'ENV npm_config_fetch_retries=0 PIP_RETRIES=0';

/** BuildKit inside dockerd, carrying out a whole Dockerfile: the “pull” is the build. */
export function dockerfile(machine: Machine): Runtime {
  const daemon = docker(machine);
  return {
    ...daemon,
    async start() {
      machine.write(`${ownPrograms}/docker`, clientWithNetwork(machine), 0o755);
      const refusal = await daemon.start();
      if (refusal !== undefined) return refusal;
      const [first = '', ...others] = names;
      const [repository = '', tag = ''] = first.split(':');
      const query = new URLSearchParams({ fromSrc: '-', repo: repository, tag, changes: once });
      await post(machine, `/images/create?${query}`, createReadStream(baseImage));
      for (const name of others) await machine.run(['/usr/bin/docker', 'tag', first, name]);
      return undefined;
    },
    async pull() {
      const build = ['docker', 'build', '--progress=plain', '--no-cache', '-f', 'Dockerfile', '.'];
      const { ok, output } = await machine.run(build, { cwd: buildContext, seconds: 120 });
      return ok ? { ok } : { ok, error: output.trim().slice(-2000) };
    },
  };
}

/** There is no bridge: builds share the node's network, and its names. */
function clientWithNetwork(machine: Machine): string {
  const hosts = (machine.read('/etc/hosts') ?? '').trim().split('\n');
  const added = hosts.map((line) => line.replace(/^(\S+) (\S+)$/, '--add-host $2:$1')).join(' ');
  return `#!/bin/sh
if [ "$1" != build ]; then exec /usr/bin/docker "$@"; fi
shift
DOCKER_BUILDKIT=1 exec /usr/bin/docker build --network host ${added} "$@"
`;
}

function post(machine: Machine, path: string, body: NodeJS.ReadableStream): Promise<void> {
  return new Promise((done, failed) => {
    const upload = request({ socketPath: machine.at(dockerSocket), path, method: 'POST' }, (response) => {
      let said = '';
      response.on('data', (data) => {
        said += data;
      });
      response.on('end', () => {
        if (response.statusCode === 200 && !said.includes('"error"')) done();
        else failed(new Error(`dockerd does not take the base image: ${said}`));
      });
    });
    upload.on('error', failed);
    body.pipe(upload);
  });
}
