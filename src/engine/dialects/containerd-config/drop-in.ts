import type { ContainerdConfigFacts } from '../../workspace/facts.ts';
import type { Case, Document } from '../rule.ts';
import type { ContainerdConfigDocument } from './document.ts';

/** The file that imports a drop-in, when the case has it. */
export interface DropIn {
  importedBy?: Document & { facts: ContainerdConfigFacts };
}

/** Whether a config file is one that another imports: by that other's list, or by the directory it lies in. */
export function dropInOf({ file }: ContainerdConfigDocument, { documents }: Case): DropIn | undefined {
  for (const document of documents) {
    const { facts } = document;
    if (facts.kind !== 'containerd-config' || document.file.path === file.path) continue;
    if (facts.imports.some(({ value }) => matches(value, file.path, document.file.path)))
      return { importedBy: { ...document, facts } };
  }
  return /\/(?:containerd\/)?(?:conf|config)\.d\/[^/]+\.toml$/.test(file.path) ? {} : undefined;
}

/** Shell patterns of one directory (filepath.Match); a relative one stands below the importing file. */
function matches(pattern: string, path: string, importer: string): boolean {
  const absolute = pattern.startsWith('/')
    ? pattern
    : `${importer.replace(/[^/]*$/, '')}${pattern.replace(/^\.\//, '')}`;
  const own = absolute.split('/');
  const parts = path.split('/');
  return own.length === parts.length && own.every((part, index) => matchesPart(part, parts[index] ?? ''));
}

/** `*` and `?` within one path segment, matched without backtracking. */
function matchesPart(pattern: string, text: string): boolean {
  const [head = '', ...pieces] = pattern.split('*');
  const tail = pieces.pop();
  if (tail === undefined) return samePiece(pattern, text);
  if (!samePiece(head, text.slice(0, head.length)) || text.length < head.length + tail.length) return false;
  let position = head.length;
  for (const piece of pieces) {
    while (position + piece.length <= text.length && !samePiece(piece, text.slice(position, position + piece.length)))
      position += 1;
    position += piece.length;
  }
  return position <= text.length - tail.length && samePiece(tail, text.slice(text.length - tail.length));
}

const samePiece = (pattern: string, text: string): boolean =>
  pattern.length === text.length &&
  [...pattern].every((character, index) => character === '?' || character === text[index]);
