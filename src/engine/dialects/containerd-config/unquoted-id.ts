import { samePath, type TomlKey, type TomlTable, writeKey } from '../../syntax/toml/index.ts';
import type { Range, TextEdit } from '../../workspace/source-file.ts';
import type { ContainerdConfigDocument } from './document.ts';

export interface UnquotedId {
  id: string;
  /** The first header that holds it. */
  range: Range;
  /** Quotes around the id, in every header. */
  edits: TextEdit[];
  /** A header that would be there twice with quotes. */
  clash?: string;
}

/** Plugin ids, `io.containerd.<kind>.v<n>.<name>`, whose dots part keys in headers. */
export function unquotedIds({ toml, file }: ContainerdConfigDocument): UnquotedId[] {
  const quote = file.text.includes("'io.containerd.") && !file.text.includes('"io.containerd.') ? "'" : '"';
  const found = new Map<string, UnquotedId>();
  for (const table of toml.tables) {
    const parts = idParts(table);
    const first = parts[0];
    const last = parts.at(-1);
    if (!table.header || !first || !last) continue;
    const id = parts.map(({ name }) => name).join('.');
    const known = found.get(id) ?? { id, range: table.header, edits: [] };
    const range = { start: first.range.start, end: last.range.end };
    known.edits.push({ path: file.path, range, text: writeKey(id, quote) });
    const path = ['plugins', id, ...table.keys.slice(1 + parts.length).map(({ name }) => name)];
    if (toml.tables.some((other) => samePath(other.path, path)))
      known.clash = file.text.slice(table.header.start, table.header.end);
    found.set(id, known);
  }
  return [...found.values()];
}

function idParts({ keys }: TomlTable): readonly TomlKey[] {
  const [plugins, io, containerd] = keys.map(({ name }) => name);
  if (plugins !== 'plugins' || io !== 'io' || containerd !== 'containerd') return [];
  const version = keys.findIndex(({ name }, index) => index > 3 && /^v\d+$/.test(name));
  return version === -1 ? [] : keys.slice(1, version + 2);
}
