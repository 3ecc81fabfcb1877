/** A key of YAML whose value is the block of deeper lines below it, as cloud-init, playbooks and values files hold files. */
const blockHeader = /^( {0,60})(?:- )?["']?[\w./:@-]{1,200}["']?: *[|>][+-]?\d?[+-]? *(?:#.*)?$/;
const nameKey = /^(?:- )?["']?(?:path|dest|destination|filename)["']?: *["']?(\/[\w.:@+/-]{1,300})["']? *$/;
const ownName = /^["']?([\w-]{1,60}\.(?:toml|json))["']?: *[|>]/;

/** How far from a block its siblings are looked for. */
const near = 12;

/** How deep the key stands whose block `line` opens; undefined where it opens none. */
export const blockOpenedBy = (line: string): number | undefined => blockHeader.exec(line)?.[1]?.length;

export const indentOf = (line: string): number => line.search(/\S|$/);

/** The file as which a program will write the block below the last of `lines`, where a key beside or above it says so. */
export function nameOfBlock(lines: readonly string[]): string | undefined {
  const header = lines.at(-1) ?? '';
  let depth = indentOf(header);
  for (const line of /^ *- /.test(header) ? [] : lines.slice(-near - 1, -1).reverse()) {
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
