import type { TomlInput } from '../../syntax/toml/index.ts';
import type { Value } from '../../syntax/tree.ts';

/** A read value as one to be written; undefined for dates and the like, which hosts.toml has no use for. */
export function inputOf(value: Value): TomlInput | undefined {
  switch (value.kind) {
    case 'table': {
      const members = new Map<string, TomlInput>();
      for (const entry of value.entries) {
        const member = inputOf(entry.value);
        if (member === undefined) return undefined;
        members.set(entry.key, member);
      }
      return members;
    }
    case 'array': {
      const items = value.items.map(inputOf);
      return items.every((item) => item !== undefined) ? items : undefined;
    }
    case 'other':
      return undefined;
    default:
      return value.value;
  }
}
