import type { SourceFile } from '../workspace/source-file.ts';
import { type Line, linesOf } from './lines.ts';
import { withoutMargins } from './margins.ts';
import { dialectOfName, freePath, isNotes, proposedPath } from './names.ts';
import { recognise } from './recognise.ts';
import { type Region, regionsOf } from './regions.ts';
import { type Segment, segmentsOf } from './segments.ts';
import { type Syntax, signatures } from './signatures.ts';

/** Above this a paste is one file: nobody pasted it by hand. */
const partedUpTo = 2_000_000;

/**
 * The files in a paste. Each `text` is a verbatim slice; together they are the whole paste except the lines of marks
 * (`==> path <==`, fences, `$ cat path`), which live on as `path`, and what quoting or numbering put before lines. What belongs to no file stays as text around them.
 * A paste with a name is one file, unless it is called like notes or holds marks that no file holds by itself.
 */
export function intake(given: string, hint: { path?: string } = {}): SourceFile[] {
  const name = hint.path?.trim() || undefined;
  const strict = name !== undefined && !isNotes(name);
  const isParted = given.length <= partedUpTo && !given.startsWith('#!');
  const paste = isParted && !strict ? withoutMargins(given) : given;
  const whole = (): SourceFile[] => {
    const file = { path: name ?? '', text: paste };
    return [{ path: name ?? proposedPath[recognise(file).dialect], text: paste }];
  };
  if (!isParted) return whole();
  const lines = linesOf(paste);
  const regions = regionsOf(lines, strict);
  const parts = withTextAsOne(
    regions
      .flatMap((region) => partsOf(region, strict))
      .filter((part) => part.lines.some(({ text }) => text.trim() !== '')),
    strict,
  );
  if (parts.length === 0) return whole();
  const [only, ...others] = regions;
  if (only && !only.fenced && others.length === 0 && parts.length === 1 && !parts[0]?.path) return whole();

  const taken = new Map<string, number>();
  let notes = name;
  return parts.map(({ lines, path, kind }) => {
    const text = paste.slice(lines[0]?.start, lines.at(-1)?.end);
    if (path) return { path: freePath(path, taken), text };
    if (notes && (kind === 'prose' || strict)) {
      const own = notes;
      notes = undefined;
      return { path: freePath(own, taken), text };
    }
    return { path: freePath(proposedPath[recognise({ path: '', text }).dialect], taken), text };
  });
}

interface Part {
  lines: readonly Line[];
  kind: Segment['kind'];
  path?: string | undefined;
}

/** Text around files that only marks part, as around fences, is one text, with the marks. */
function withTextAsOne(parts: readonly Part[], strict: boolean): Part[] {
  const isText = ({ kind, path }: Part): boolean => kind === 'prose' && path === undefined && !strict;
  const result: Part[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (last && isText(last) && isText(part))
      result[result.length - 1] = { ...last, lines: [...last.lines.slice(0, 1), ...part.lines.slice(-1)] };
    else result.push(part);
  }
  return result;
}

function partsOf(region: Region, strict: boolean): Part[] {
  const { path } = region;
  if (strict) return [{ ...region, kind: 'prose' }];
  const named = path === undefined ? undefined : syntaxOfName(path);
  if (path !== undefined && (region.fenced || named === undefined))
    return [{ lines: region.lines, kind: 'prose', path }];
  const [first, ...rest] = segmentsOf(region.lines, named);
  return first ? [{ ...first, path: path ?? first.path }, ...rest] : [];
}

function syntaxOfName(path: string): Syntax | undefined {
  const dialect = dialectOfName(path);
  const extension = /\.(toml|json|ya?ml)$/i.exec(path)?.[1]?.toLowerCase();
  if (extension === 'toml' || extension === 'json') return extension;
  if (extension) return 'yaml';
  return signatures.find((signature) => signature.dialect === dialect)?.syntax;
}
