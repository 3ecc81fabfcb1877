import { request } from 'node:http';
import type { Credentials } from '../world/registry.ts';
import { daemon } from './daemon.ts';
import type { Machine } from './machine.ts';
import type { Pulled, Runtime } from './runtime.ts';

export const dockerSocket = '/run/docker.sock';

/** The daemon's options besides daemon.json: no bridge and no packet filter, as the network has nothing to route to. */
const options = ['--bridge=none', '--iptables=false', '--ip6tables=false'];

/** dockerd, asked by the docker client. */
export function docker(machine: Machine): Runtime {
  const service = daemon(machine, {
    command: ['dockerd', ...options],
    socket: dockerSocket,
    // It listens before it is ready and may yet fail: only an answer counts.
    ready: () => answers(machine.at(dockerSocket)),
    why: /^(?:unable to configure the Docker daemon|failed to start daemon).*|.*level=fatal.*/gm,
  });
  return { ...service, pull: (image, credentials) => pull(machine, image, credentials) };
}

async function pull(machine: Machine, image: string, credentials?: Credentials): Promise<Pulled> {
  if (credentials) {
    const login = ['docker', 'login', '-u', credentials.user, '--password-stdin', image.split('/')[0] ?? ''];
    const { ok, output } = await machine.run(login, { input: credentials.password });
    if (!ok) return { ok: false, error: lastLine(output) };
  }
  const { ok, output } = await machine.run(['docker', 'pull', image]);
  return ok ? { ok } : { ok, error: lastLine(output) };
}

const lastLine = (output: string): string => output.trim().split('\n').at(-1) ?? '';

function answers(socketPath: string): Promise<boolean> {
  return new Promise((done) => {
    const ping = request({ socketPath, path: '/_ping', timeout: 2000 }, ({ statusCode }) => done(statusCode === 200));
    ping.on('error', () => done(false));
    ping.on('timeout', () => ping.destroy());
    ping.end();
  });
}
