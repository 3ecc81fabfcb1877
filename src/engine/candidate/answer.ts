import { linesOf } from '../intake/lines.ts';
import { type Region, regionsOf } from '../intake/regions.ts';
import type { SourceFile } from '../workspace/source-file.ts';

/** What an answer holds: files by the names that it gives them, or why they cannot be told. */
export type Answer = { kind: 'files'; files: SourceFile[] } | { kind: 'words' } | { kind: 'unusable'; reason: string };

/**
 * The files in an answer: what stands between fences below a name, as in any paste. Without fences, what stands below the
 * marks of a paste. A single fence without a name is `only`, where one file alone was asked for.
 */
export function filesIn(answer: string, only: string | undefined): Answer {
  const regions = regionsOf(linesOf(answer), false).map((region) => withPathAbove(region, answer));
  const fenced = regions.filter((region) => region.fenced);
  const named = (fenced.length > 0 ? fenced : regions).filter(({ path }) => path !== undefined);
  if (named.length === 0 && fenced.length === 0) return { kind: 'words' };
  const [single] = fenced;
  if (named.length === 0 && !(single && fenced.length === 1 && only !== undefined))
    return { kind: 'unusable', reason: 'It holds text between fences, and no name of a file above it.' };
  const taken = named.length > 0 ? named : fenced;
  const files = taken.map((region) => ({ path: region.path ?? only ?? '', text: textOf(answer, region) }));
  const twice = files.find(({ path }, index) => files.findIndex((other) => other.path === path) !== index);
  if (twice) return { kind: 'unusable', reason: `It holds ${twice.path} twice, and does not say which one counts.` };
  const patch = files.find(({ text }) => /^(?:diff --git |--- \S|@@ -)/.test(text));
  if (patch) return { kind: 'unusable', reason: `It holds a patch of ${patch.path} instead of the whole file.` };
  return { kind: 'files', files };
}

const pathAlone = /^[\W_]{0,10}(\/[\w.@:+/-]{1,300}?):?[\W_]{0,10}$/;

/** Above a fence a path alone is a name, whatever its ending: a file that nobody asked for must not be passed over. */
function withPathAbove(region: Region, answer: string): Region {
  const start = region.lines[0]?.start;
  if (!region.fenced || region.path !== undefined || start === undefined) return region;
  const above = answer
    .slice(Math.max(0, start - 1000), start)
    .trimEnd()
    .split('\n')
    .slice(0, -1);
  const path = pathAlone.exec(above.findLast((line) => line.trim() !== '') ?? '')?.[1];
  return path === undefined ? region : { ...region, path };
}

const textOf = (answer: string, { lines }: Region): string => answer.slice(lines[0]?.start, lines.at(-1)?.end);

/**
 * The text with what a model cannot know from reading: the original's line endings, byte order mark and last newline, and
 * without the indentation of a list in which the whole file was written.
 */
export function fitted(text: string, original: string): string {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n/);
  if (lines.at(-1) === '') lines.pop();
  const indent = commonIndent(lines) - commonIndent(original.replace(/^\ufeff/, '').split('\n'));
  const bare = indent > 0 ? lines.map((line) => line.slice(indent)) : lines;
  const end = /\r\n/.test(original) && !/[^\r]\n/.test(original) ? '\r\n' : '\n';
  const last = original === '' || original.endsWith('\n') ? end : '';
  return `${original.startsWith('\ufeff') ? '\ufeff' : ''}${bare.join(end)}${last}`;
}

function commonIndent(lines: readonly string[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const line of lines) if (line.trim() !== '') least = Math.min(least, line.length - line.trimStart().length);
  return Number.isFinite(least) ? least : 0;
}
