export {
  type Assignment,
  assignmentAt,
  endOf,
  pathOf,
  samePath,
  type TomlDocument,
  type TomlKey,
  type TomlTable,
  tableAt,
  tablesBelow,
} from './document.ts';
export { insertTable, type TomlEntries } from './insert.ts';
export { appendItem, removeItem } from './items.ts';
export { readToml } from './read.ts';
export { removeAll, removeAt, removeBlocks, trailingComments } from './remove.ts';
export { renameKey, renameTable } from './rename.ts';
export { colonAfter, respell, type Slip } from './respell.ts';
export { setKey } from './set.ts';
export { quoteToml } from './style.ts';
export { type TomlInput, writeKey } from './write.ts';
