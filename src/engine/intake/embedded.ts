import type { Line } from './lines.ts';

/** A key of YAML whose value is the block of deeper lines below it, as cloud-init, playbooks and values files hold files. */
const blockHeader = /^( {0,60})(?:- |(?:- )?["']?[\w./:@-]{1,200}["']?: *)[|>][+-]?\d?[+-]? *(?:#.*)?$/;
const nameKey = /^(?:- )?["']?(?:path|dest|destination|filename)["']?: *["']?(\/[\w.:@+/-]{1,300})["']? *$/;
const ownName = /^["']?([\w-]{1,60}\.(?:toml|json))["']?: *[|>]/;

/** How far from a block its siblings are looked for. */
const near = 12;

/** How deep the key stands whose block `line` opens; undefined where it opens none. */
export const blockOpenedBy = (line: string): number | undefined => blockHeader.exec(line)?.[1]?.length;

export const indentOf = (line: string): number => line.search(/\S|$/);

/** What stands in a text of YAML as the value of one key. */
export interface Block {
  /** How deep the key stands: the first line that is no deeper ends the block. */
  depth: number;
  /** The file that a program will write it to, where a key beside or above it says so. */
  path: string | undefined;
}

/** The block that the last of `lines` opens, if it opens one. */
export function blockBelow(lines: readonly Line[] = []): Block | undefined {
  const texts = lines.slice(-near - 1).map(({ text }) => text);
  const depth = blockOpenedBy(texts.at(-1) ?? '');
  return depth === undefined ? undefined : { depth, path: nameOfBlock(texts) };
}

function nameOfBlock(lines: readonly string[]): string | undefined {
  const header = lines.at(-1) ?? '';
  let depth = indentOf(header);
  for (const line of /^ *- /.test(header) ? [] : lines.slice(0, -1).reverse()) {
    const isItem = /^ *- /.test(line);
    const at = indentOf(line) + (isItem ? 2 : 0);
    if (line.trim() === '' || at > depth) continue;
    depth = at;
    const name = nameKey.exec(line.trim())?.[1];
    if (name !== undefined) return name;
    if (isItem) break;
  }
  return ownName.exec(header.trim())?.[1];
}
