import type { Report } from '../../../src/engine/workspace/report.ts';
import type { Workspace } from '../../../src/engine/workspace/workspace.ts';
import type { NodeFiles } from './case.ts';

/** What somebody has: the error, if there was one, and the files. */
export interface Pasted {
  error: string | undefined;
  files: NodeFiles;
}

/** One paste, as somebody makes it with `tail -n +1` over the files. */
export function pasteOf({ error, files }: Pasted, certificates: NodeFiles): string {
  const sections = Object.entries({ ...files, ...certificates }).map(([path, text]) => `==> ${path} <==\n${text}`);
  return [...(error === undefined ? [] : [`${error}\n`]), ...sections].join('\n');
}

/** From a paste to a report, through the door of the built engine. */
export type Engine = (paste: string, options: Pick<Workspace, 'target' | 'accept'>) => Promise<Report>;

/** A paste and what the engine made of it, to be read by a person. */
export function storyOf(paste: string, { target, cause, findings, plan }: Report): string {
  const text = [
    ...['--- the paste', paste, '--- the verdict', cause?.summary ?? 'no cause', JSON.stringify(target)],
    ...findings.map(({ severity, rule, fix, declined }) =>
      [severity, rule, fix?.safety ?? '', declined ?? ''].join(' '),
    ),
    ...plan.files.flatMap(({ path, installAt, after }) => [`--- ${installAt ?? path}`, after]),
    ...plan.missing.map(({ path }) => `--- missing: ${path}`),
    ...['--- the actions', ...plan.actions.map(({ kind, when, command }) => `${kind} ${when ?? ''}: ${command}`)],
    ...['--- the way back', ...plan.rollback.map(({ kind, command }) => `${kind}: ${command}`)],
  ];
  return text.join('\n').replace(/(-----BEGIN [A-Z ]+-----\n.{12})[^-]*/g, '$1…\n');
}
