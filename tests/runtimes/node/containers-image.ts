import { rmSync } from 'node:fs';
import type { Credentials } from '../world/registry.ts';
import type { Machine } from './machine.ts';
import type { Runtime } from './runtime.ts';

type Command = (image: string, credentials?: string) => readonly string[];

const podmanPull: Command = (image, credentials) => [
  ...['podman', 'pull', ...(credentials ? ['--creds', credentials] : [])],
  image,
];
const skopeoCopy: Command = (image, credentials) => [
  ...['skopeo', 'copy', ...(credentials ? ['--src-creds', credentials] : [])],
  ...[`docker://${image}`, 'dir:/tmp/copy'],
];

/** Programs on containers/image. Nothing runs between two pulls, so that nothing can need a restart. */
const program =
  (command: Command) =>
  (machine: Machine): Runtime => ({
    start: async () => undefined,
    restart: async () => undefined,
    reload: async () => undefined,
    async pull(image, credentials) {
      rmSync(machine.at('/tmp/copy'), { recursive: true, force: true });
      const { ok, output } = await machine.run(command(image, credentials && asOption(credentials)));
      return ok
        ? { ok }
        : { ok, error: (output.match(/^Error: .*|.*level=fatal.*/gm) ?? [output.trim()]).at(-1) ?? '' };
    },
  });

const asOption = ({ user, password }: Credentials): string => `${user}:${password}`;

export const podman = program(podmanPull);
export const skopeo = program(skopeoCopy);
