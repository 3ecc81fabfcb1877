import { cases } from './cases/index.ts';
import { applies } from './cells/case.ts';
import type { Cell, Run } from './cells/cell.ts';
import { type Kind, type Model, models } from './node/runtime.ts';

const groups: readonly { title: string; kinds: readonly Kind[] }[] = [
  { title: 'containerd, asked through CRI as kubelet does', kinds: ['containerd'] },
  { title: 'Docker', kinds: ['docker', 'docker-store'] },
  { title: 'BuildKit inside dockerd', kinds: ['buildkit'] },
  { title: 'BuildKit on its own', kinds: ['buildkitd'] },
  { title: 'Podman and Skopeo', kinds: ['podman', 'skopeo'] },
  { title: 'Dockerfiles, built', kinds: ['dockerfile'] },
];

const needs: Readonly<Record<Cell['needs'], string>> = {
  nothing: 'pulls at once',
  reload: 'pulls after a reload',
  restart: 'pulls after a restart',
  'more to be pasted': 'asks for what is missing',
  'a hand': 'pulls by hand, as advised',
  stops: 'the plan’s own check stops it, and nothing has changed',
};

/** docs/verified.md: what a whole run saw. Nothing in it is written by hand. */
export function verified({ models: used, cells }: Run, date: string): string {
  const errors = new Map<string, number>();
  const held = cells.filter(({ wrong }) => wrong.length === 0).length;
  const sections = groups.map(({ title, kinds }) =>
    section(
      title,
      used.filter(({ kind }) => kinds.includes(kind)),
      cells,
      errors,
    ),
  );
  const failures = cells.flatMap(({ model, case: id, wrong }) =>
    wrong.map((what) => `- ${model}, ${id}: ${inline(what)}`),
  );
  return `<!-- Written by \`npm run test:runtimes\`; every cell is a run of the real program. -->
# Verified against the real programs

On ${date}, ${held} of ${cells.length} cells held. One cell is one run: the files as a person has them lie on a node, and the
pull fails with error (n), or is insecure. The paste of those files and that very error goes through the engine; the plan's
commands are carried out word for word, its corrected files and nothing else; the pull then succeeds against a registry
with a private CA, and fails again when the registry presents a chain of a stranger's CA, or another host's certificate.
“After a restart” means that without it the files did not count; “at once”, that they did, and still do after a restart.
Last, the plan's way back restores what was there before.

| Program | Version |
| --- | --- |
${used.map(({ name, version }) => `| ${name} | ${inline(version)} |`).join('\n')}
${sections.join('')}${failures.length > 0 ? `\n## What did not hold\n\n${failures.join('\n')}\n` : ''}
## The errors before

${[...errors].map(([text, number]) => `${number}. ${inline(text)}`).join('\n')}
`;
}

function section(
  title: string,
  columns: readonly Model[],
  cells: readonly Cell[],
  errors: Map<string, number>,
): string {
  const rows = cases.filter((one) => columns.some((model) => applies(one, model)));
  if (columns.length === 0 || rows.length === 0) return '';
  const row = (id: string) =>
    columns.map(({ name }) =>
      textOf(
        cells.find((cell) => cell.case === id && cell.model === name),
        errors,
      ),
    );
  return `
## ${title}

| What is wrong | ${columns.map(({ name }) => name).join(' | ')} |
| --- |${' --- |'.repeat(columns.length)}
${rows.map(({ id, title: row_ }) => `| ${row_} | ${row(id).join(' | ')} |`).join('\n')}
`;
}

function textOf(cell: Cell | undefined, errors: Map<string, number>): string {
  if (!cell) return '—';
  const before = cell.before.startsWith('pulls')
    ? cell.before.replace('pulls from anybody', 'insecure').replace('pulls, verified', 'works still')
    : `error ${numberOf(cell.before, errors)}`;
  if (cell.wrong.length > 0) return `${before}; **does not hold**`;
  return `${before}; ${cell.next ? `then error ${numberOf(cell.next, errors)}` : needs[cell.needs]}`;
}

function numberOf(error: string, errors: Map<string, number>): number {
  const text = error.replace(/time="[^"]*" /, '').replace(/\b\d+\.\d+\.\d+\.\d+:\d{5}\b/g, '…');
  const known = errors.get(text) ?? errors.size + 1;
  errors.set(text, known);
  return known;
}

/** A build's whole output is too much for a table. */
const inline = (text: string): string => `\`\` ${text.slice(-700).replace(/\s+/g, ' ').replaceAll('|', '\\|')} \`\``;

/** The releases that a run has judged, for the page. */
export const releasesOf = ({ models: used }: Run): { name: string; version: string }[] =>
  models.flatMap(({ name }) => used.filter((one) => one.name === name).map(({ version }) => ({ name, version })));
