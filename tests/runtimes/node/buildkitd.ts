import { connect } from 'node:net';
import { daemon } from './daemon.ts';
import { type Machine, ownPrograms } from './machine.ts';
import type { Runtime } from './runtime.ts';

const socket = '/run/buildkit/buildkitd.sock';

/** Every build goes to the one builder there is, and leaves nothing but its cache. */
const client = `#!/bin/sh
if [ "$1" != build ]; then exec /usr/bin/docker "$@"; fi
shift
exec /usr/bin/docker buildx build --builder own --output type=cacheonly "$@"
`;

/** buildkitd on its own, as remote builders and those in containers are; asked by the docker client. */
export function buildkitd(machine: Machine): Runtime {
  const service = daemon(machine, {
    command: ['buildkitd', '--oci-worker-snapshotter=native', '--oci-worker-net=host'],
    socket,
    ready: () => listens(machine.at(socket)),
    why: /^(?:buildkitd|error|failed|toml|\()[: ].*/gm,
  });
  return {
    ...service,
    async start() {
      machine.write(`${ownPrograms}/docker`, client, 0o755);
      const refusal = await service.start();
      if (refusal !== undefined) return refusal;
      const create = ['/usr/bin/docker', 'buildx', 'create', '--name', 'own', '--driver', 'remote', `unix://${socket}`];
      const { ok, output } = await machine.run(create);
      return ok ? undefined : output.trim();
    },
    async pull(image) {
      machine.write('/tmp/build/Dockerfile', `FROM ${image}\n`);
      const build = ['docker', 'build', '--progress=plain', '--pull', '--no-cache', '/tmp/build'];
      const { ok, output } = await machine.run(build);
      return ok ? { ok } : { ok, error: (output.match(/^(?:ERROR: )?failed to .*/gm) ?? [output.trim()]).at(-1) ?? '' };
    },
  };
}

function listens(path: string): Promise<boolean> {
  return new Promise((done) => {
    const probe = connect(path);
    const say = (answer: boolean) => {
      probe.destroy();
      done(answer);
    };
    probe.on('connect', () => say(true));
    probe.on('error', () => say(false));
  });
}
