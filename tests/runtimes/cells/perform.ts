import type { NodeAction, Plan } from '../../../src/engine/workspace/report.ts';
import { buildContext } from '../node/build-context.ts';
import { type Machine, ownPrograms } from '../node/machine.ts';
import type { Model, Runtime } from '../node/runtime.ts';

/** Where the downloaded, corrected files lie on the node; the plan's commands are meant to be run there. */
const asked = '/run/systemctl-asked';

/** Programs that a node has and a bare suite has not. systemctl notes what it was asked, and the run does it. */
const shims: Readonly<Record<string, string>> = {
  sudo: '#!/bin/sh\nexec "$@"\n',
  systemctl: `#!/bin/sh\necho "$@" >> ${asked}\n`,
};

/** Puts a plan's files on the node, as the page's archive has them, and what its commands need besides. */
export function unpackPlan(machine: Machine, { files }: Plan): void {
  for (const { path, installAt, after } of files) {
    machine.write(`${buildContext}/${(installAt ?? path).replace(/^\/+/, '')}`, after);
  }
  for (const [name, text] of Object.entries(shims)) machine.write(`${ownPrograms}/${name}`, text, 0o755);
}

/** Whether a step concerns what runs on the node: some say in their title whom alone they are for. */
export function isFor({ kind }: Model, { title }: NodeAction): boolean {
  if (title.startsWith('Only for the builder inside dockerd')) return kind === 'buildkit' || kind === 'dockerfile';
  return !title.startsWith('Only for a builder of its own') || kind === 'buildkitd';
}

/** Runs the commands that obtain a CA; what they print, and how to read a file that they left. */
export async function obtain(machine: Machine, commands: readonly string[]) {
  const folder = '/root/obtained';
  await machine.run(['mkdir', '-p', folder]);
  const { output } = await machine.run(['sh', '-c', commands.join('\n')], { cwd: folder });
  return { output, read: (name: string) => machine.read(`${folder}/${name}`) };
}

/** Carries out one action word for word. Returns what went wrong, or nothing. */
export async function perform(
  action: NodeAction,
  machine: Machine,
  runtime: Runtime,
  image: string,
): Promise<string | undefined> {
  const repository = image.slice(image.indexOf('/') + 1);
  const command = action.command.replaceAll('REPOSITORY:TAG', repository);
  const failed = (why: string) => `“${action.title}” failed: ${command}: ${why}`;
  // There is no crictl on the node: the run itself asks CRI what crictl would ask.
  const [, pulled] = /^sudo crictl pull (\S+)$/.exec(command) ?? [];
  if (pulled) {
    const result = await runtime.pull(pulled);
    return result.ok ? undefined : failed(result.error);
  }
  const { ok, output } = await machine.run(['sh', '-c', command], { cwd: buildContext });
  if (!ok) return failed(output.trim().slice(-400));
  for (const request of (machine.read(asked) ?? '').split('\n').filter(Boolean)) {
    machine.write(asked, '');
    const [verb = ''] = request.split(' ');
    const refusal = /reload/.test(verb) ? await runtime.reload() : await runtime.restart();
    if (refusal) return failed(refusal);
  }
  return undefined;
}
