import { docker } from './docker.ts';
import type { Machine } from './machine.ts';
import type { Runtime } from './runtime.ts';

/** BuildKit as it runs inside dockerd: the image is the base of a build. */
export function buildkit(machine: Machine): Runtime {
  return {
    ...docker(machine),
    async pull(image) {
      machine.write('/tmp/build/Dockerfile', `FROM ${image}\n`);
      const build = ['docker', 'build', '--progress=plain', '--pull', '--no-cache', '/tmp/build'];
      const { ok, output } = await machine.run(['env', 'DOCKER_BUILDKIT=1', ...build]);
      return ok ? { ok } : { ok, error: (output.match(/^(?:ERROR: )?failed to .*/gm) ?? [output.trim()]).at(-1) ?? '' };
    },
  };
}
