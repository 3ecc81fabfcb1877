import type { Source } from './sources.ts';

/** Files that are longer than the house allows, and how long they may be. Only ever shorten this list. */
const exceptions: Readonly<Record<string, number>> = {};

function limitOf(path: string): number {
  const usual = path.startsWith('tests/') ? 300 : path.includes('/rules/') ? 150 : 200;
  return exceptions[path] ?? usual;
}

/** Files that are too long, and exceptions that are no longer needed. */
export function lengthOffences(sources: readonly Source[]): string[] {
  const lines = new Map(sources.map(({ path, text }) => [path, text.trimEnd().split('\n').length]));
  const tooLong = [...lines].flatMap(([path, length]) =>
    length > limitOf(path) ? [`${path} has ${length} lines, ${limitOf(path)} are allowed`] : [],
  );
  const slack = Object.entries(exceptions).flatMap(([path, allowed]) =>
    lines.get(path) === allowed ? [] : [`${path} may have ${allowed} lines and has ${lines.get(path) ?? 'gone'}`],
  );
  return [...tooLong, ...slack];
}
