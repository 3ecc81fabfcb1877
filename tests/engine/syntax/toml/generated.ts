import fc from 'fast-check';

export type Plain = string | number | boolean | Plain[] | Map<string, Plain>;

const KEYS = ['a', 'b', 'c d', 'e.f', 'http://x:5000', '*'];
export const key = fc.constantFrom(...KEYS);
export const scalar = fc.oneof(
  fc.constantFrom('', '/etc/x', "it's", 'tab\tand "quotes"', '😀'),
  fc.integer({ min: -9, max: 9 }),
  fc.boolean(),
);

interface Layout {
  eol: string;
  bom: string;
  quote: '"' | "'";
  indent: string;
  finalNewline: boolean;
  spaced: boolean;
}

const layout: fc.Arbitrary<Layout> = fc.record({
  eol: fc.constantFrom('\n', '\r\n'),
  bom: fc.constantFrom('', '\ufeff'),
  quote: fc.constantFrom('"' as const, "'" as const),
  indent: fc.constantFrom('', '  ', '\t'),
  finalNewline: fc.boolean(),
  spaced: fc.boolean(),
});

/** A tree of scalars, lists, inline tables and tables, as somebody might have written it. */
const tree = fc.letrec<{ table: Map<string, Plain>; leaf: Plain }>((tie) => ({
  leaf: fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })),
  table: fc.oneof(
    { maxDepth: 3 },
    fc.array(fc.tuple(key, tie('leaf')), { maxLength: 3 }).map((entries) => new Map<string, Plain>(entries)),
    fc
      .array(fc.tuple(key, fc.oneof(tie('leaf'), tie('table'))), { maxLength: 3 })
      .map((entries) => new Map<string, Plain>(entries)),
  ),
}));

export const document = fc
  .tuple(tree.table, layout, fc.array(fc.nat(5), { minLength: 40, maxLength: 40 }))
  .map(([value, style, dice]) => ({
    value,
    text: print(value, style, dice),
  }));

/** Writes a value in the given layout; the dice decide on comments, inline tables, dotted keys and broken lines. */
function print(root: Map<string, Plain>, style: Layout, dice: number[]): string {
  let roll = 0;
  const next = () => dice[roll++ % dice.length] ?? 0;
  const text = (value: string) =>
    style.quote === "'" && !/['\n\t"]/.test(value) ? `'${value}'` : JSON.stringify(value);
  const name = (written: string) => (/^[\w-]+$/.test(written) && next() > 0 ? written : text(written));
  const lines: string[] = [];
  const inline = (value: Plain): string => {
    if (typeof value === 'string') return text(value);
    if (value instanceof Map) return `{ ${[...value].map(([k, v]) => `${name(k)} = ${inline(v)}`).join(', ')} }`;
    if (!Array.isArray(value)) return String(value);
    if (next() > 1) return `[${value.map(inline).join(', ')}]`;
    const items = value.map(
      (item, index) =>
        `  ${inline(item)}${index < value.length - 1 || next() > 2 ? ',' : ''}${next() === 0 ? ' # item' : ''}`,
    );
    return ['[', ...items, ']'].join(style.eol);
  };
  const body = (table: Map<string, Plain>, path: string[], depth: number) => {
    const indent = style.indent.repeat(depth);
    const below: [string, Map<string, Plain>][] = [];
    for (const [k, value] of table) {
      if (value instanceof Map && next() > 0) below.push([k, value]);
      else if (value instanceof Map && value.size > 0 && next() > 2) {
        for (const [inner, member] of value) lines.push(`${indent}${name(k)}.${name(inner)} = ${inline(member)}`);
      } else lines.push(`${indent}${name(k)} = ${inline(value)}${next() === 1 ? ' # note' : ''}`);
      if (next() === 2) lines.push(`${indent}# between`);
    }
    for (const [k, value] of below) {
      const keys = [...path, k];
      if (style.spaced) lines.push('');
      if (next() === 3) lines.push(`${indent}# above`);
      lines.push(`${indent}[${keys.map(name).join('.')}]`);
      body(value, keys, depth + 1);
    }
  };
  body(root, [], 0);
  const written = lines.join(style.eol);
  return style.bom + written + (style.finalNewline && written !== '' ? style.eol : '');
}
