import { type Gate, surplus } from './gate.ts';

/** Characters that change how a line looks and not what it says: control characters, direction marks, zero widths, tags. */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

/** Nothing that a person who reads the difference would not see. */
export const invisibleGate: Gate = ({ path, before, after }) => {
  const [found] = surplus(after.match(unseen) ?? [], before.match(unseen) ?? []);
  if (found === undefined) return [];
  const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return [{ gate: 'invisible', reason: `${path} holds a character that cannot be seen: U+${code}.` }];
};
