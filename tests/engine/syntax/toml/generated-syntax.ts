import fc from 'fast-check';

/** Words that are a value of TOML 1.0, and words that only look like one. */
const WORDS = [
  ...[
    'true',
    'false',
    'inf',
    '+inf',
    '-inf',
    'nan',
    '-nan',
    '0',
    '+0',
    '-0',
    '1',
    '-17',
    '+99',
    '1_000',
    '0xDEAD_beef',
  ],
  ...['0o755', '0b1101', '3.14', '-0.0', '5e+22', '1e06', '-2E-2', '6.626e-34', '224_617.445_991', '9007199254740993'],
  ...['1979-05-27T07:32:00Z', '1979-05-27 07:32:00.999999-07:00', '1979-05-27t00:32:00', '1979-05-27', '07:32:00.5'],
  ...['2000-02-29', '0001-01-01', '9223372036854775807', '-9223372036854775808'],
];
const STRAY_WORDS = [
  ...[
    'True',
    'TRUE',
    'yes',
    '01',
    '-01',
    '1_',
    '_1',
    '1__0',
    '1_e5',
    '1.',
    '.5',
    '1.e5',
    '0x',
    '0xG',
    '+0x1',
    '0o8',
    '0b2',
  ],
  ...['Inf', '+true', '1979-13-01', '1979-02-30', '1900-02-29', '25:00:00', '07:60:00', '1979-5-27', '07:32:00Z'],
  ...[
    '1979-05-27T',
    '1979-05-27T07:32:00+25:00',
    '1979-05-27  07:32:00',
    '0x_1',
    '0b1_',
    '1.0_',
    '03.14',
    '/etc',
    '00',
  ],
];
const STRINGS = [
  ...['""', '"a"', '"a # b"', '"\\t\\"\\\\ \\u00e9 \\U0001F600"', '"😀"', "''", "'C:\\x'", "'\"'", '"a\tb"'],
  ...[
    '""""""',
    '"""\na\r\nb"""',
    '"""a\\\n  \n b"""',
    '"""a\\  \r\n\tb"""',
    '""""a"" b"""""',
    "''''''",
    "'''\n'a'\n\\b'''",
  ],
  ...["''''a'''''", '"""\\""""', '"""a""b"""'],
];
const STRAY_STRINGS = [
  ...['"a', "'a", '"\\q"', '"\\ud800"', '"\\U00110000"', '"\\u12"', '"a\nb"', "'a\nb'", '"a\u0000b"', "'\u007f'"],
  ...['"""a', "'''a", '"""\\ a"""', '"""a""""""', "'''a''''''", '"""\\q"""', '"a""', "'it's'", '"""\u0008"""', '“a”'],
];
const KEYS = ['a', 'b', 'c', '1', '-', 'a-b_c', '"a"', "'b'", '"x.y"', '""', "''", '"\\u0061"', '__proto__'];
const STRAY_KEYS = ['ä', '"""a"""', '"a', 'a b', '', '#', '"a\\q"', 'a:b', '.', 'a.', '.a'];

const blank = fc.constantFrom('', '', ' ', '\t ');
const eol = fc.constantFrom('\n', '\n', '\n', '\r\n');
const comment = fc.constantFrom('', '', '', ' # note', '#', '# 😀 "[=');
const void_ = fc
  .array(
    fc.tuple(blank, comment, eol).map((parts) => parts.join('')),
    { maxLength: 2 },
  )
  .chain((lines) => blank.map((end) => lines.join('') + end));

const mostly = (right: readonly string[], stray: readonly string[]) =>
  fc.oneof({ weight: 60, arbitrary: fc.constantFrom(...right) }, { weight: 1, arbitrary: fc.constantFrom(...stray) });

const key = fc.array(fc.tuple(mostly(KEYS, STRAY_KEYS), blank, blank), { minLength: 1, maxLength: 3 }).map((parts) =>
  parts
    .map(([name, before, behind]) => before + name + behind)
    .join('.')
    .replace(/^[ \t]+|[ \t]+$/g, ''),
);

const { value } = fc.letrec<{ value: string; array: string; inline: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    mostly([...WORDS, ...STRINGS], [...STRAY_WORDS, ...STRAY_STRINGS]),
    tie('array'),
    tie('inline'),
  ),
  array: fc
    .tuple(void_, fc.array(fc.tuple(tie('value'), void_, void_), { maxLength: 3 }), fc.boolean())
    .map(([first, items, comma]) => {
      const written = items.map(([item, before, behind]) => `${before}${item}${behind}`).join(',');
      return `[${first}${written}${comma && items.length > 0 ? ',' : ''}]`;
    }),
  inline: fc
    .array(fc.tuple(key, tie('value'), blank), { maxLength: 3 })
    .map((members) => `{${members.map(([k, v, b]) => `${b}${k}${b}=${b}${v}${b}`).join(',')}}`),
}));

const statement = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(key, blank, blank, value).map(([k, a, b, v]) => `${k}${a}=${b}${v}`) },
  { weight: 3, arbitrary: fc.tuple(key, blank).map(([k, b]) => `[${b}${k}${b}]`) },
  { weight: 2, arbitrary: fc.tuple(key, blank).map(([k, b]) => `[[${b}${k}${b}]]`) },
  { weight: 1, arbitrary: fc.constant('') },
);

/** Mostly TOML 1.0, in all its spellings; keys often collide. */
export const syntax = fc
  .tuple(fc.array(fc.tuple(blank, statement, blank, comment, eol), { maxLength: 6 }), fc.boolean())
  .map(([lines, endsInline]) => {
    const text = lines.map((line) => line.join('')).join('');
    return endsInline ? text.replace(/\r?\n$/, '') : text;
  });

const FRAGMENTS = [
  '[',
  ']',
  '{',
  '}',
  '=',
  ',',
  '.',
  '#',
  '"',
  "'",
  '"""',
  "'''",
  '\\',
  '\n',
  '\r\n',
  ' ',
  '\t',
  '_',
  '-',
  '+',
];
const MORE_FRAGMENTS = [
  '0',
  '1',
  'e',
  'a',
  'true',
  ':',
  'T',
  'Z',
  '\u0000',
  '\u007f',
  '\u00a0',
  '😀',
  '\ud800',
  '\\u',
  '\\x41',
  '\\e',
];
const fragment = fc.constantFrom(...FRAGMENTS, ...MORE_FRAGMENTS);

/** TOML with a few characters taken out, put in or changed. */
export const mutated = fc
  .tuple(syntax, fc.array(fc.tuple(fc.nat(), fc.nat(2), fragment, fc.boolean()), { minLength: 1, maxLength: 2 }))
  .map(([text, changes]) =>
    changes.reduce((before, [place, length, added, adds]) => {
      const at = place % (before.length + 1);
      return before.slice(0, at) + (adds ? added : '') + before.slice(at + (adds ? length % 2 : length));
    }, text),
  );
