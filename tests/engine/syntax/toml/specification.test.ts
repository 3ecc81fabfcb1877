import { describe, expect, it } from 'vitest';
import { readToml } from '../../../../src/engine/syntax/toml/index.ts';
import type { Value } from '../../../../src/engine/syntax/tree.ts';

const read = (text: string) => readToml({ path: 'x.toml', text });

/** As JSON could say it; dates as they are written. */
function json(value: Value): unknown {
  if (value.kind === 'array') return value.items.map(json);
  if (value.kind === 'table') return Object.fromEntries(value.entries.map((entry) => [entry.key, json(entry.value)]));
  return value.value;
}

const VALID: Readonly<Record<string, readonly [text: string, value: unknown][]>> = {
  'comments, blanks and line ends': [
    ['', {}],
    ['\n\r\n\t \n', {}],
    ['# only a comment', {}],
    ['a=1#b', { a: 1 }],
    ['\t a \t= \t1 \t\r\nb = "#" # "\r\n', { a: 1, b: '#' }],
    ['\ufeffa = 1', { a: 1 }],
  ],
  keys: [
    ['1234 = 1\n-_ = 2', { '1234': 1, '-_': 2 }],
    ['"" = 1\n\'a"b\' = 2\n"\\u00e9" = 3', { '': 1, 'a"b': 2, é: 3 }],
    ['a . "b.c" .d = 1', { a: { 'b.c': { d: 1 } } }],
    ['3.14 = 1', { 3: { 14: 1 } }],
    ['a.b = 1\na.c = 2', { a: { b: 1, c: 2 } }],
    ['true = 1\ninf = 2', { true: 1, inf: 2 }],
  ],
  strings: [
    ['a = "\\b\\t\\n\\f\\r\\"\\\\"', { a: '\b\t\n\f\r"\\' }],
    ['a = "\\u0041\\U0001F600"', { a: 'A😀' }],
    ["a = 'C:\\new'", { a: 'C:\\new' }],
    ['a = """\nx\r\ny"""', { a: 'x\ny' }],
    ['a = """x \\  \n\n   y"""', { a: 'x y' }],
    ['a = """x\\\r\n  y"""', { a: 'xy' }],
    ['a = """""x"""""', { a: '""x""' }],
    ["a = '''\n'x\\'''", { a: "'x\\" }],
    ["a = '''''''", { a: "'" }],
    ['a = "\u0085\u2028\ud83d\ude00"', { a: '\u0085\u2028😀' }],
  ],
  numbers: [
    ['a = [+99, 0, -0, +0, 1_000]', { a: [99, 0, 0, 0, 1000] }],
    ['a = [0xDEAD_beef, 0o17, 0b1_0, 0x00]', { a: [0xdeadbeef, 15, 2, 0] }],
    ['a = [1.5, -0.01, 5e+22, 1e06, -2E-2, 1_0.0_1]', { a: [1.5, -0.01, 5e22, 1e6, -2e-2, 10.01] }],
    ['a = [inf, +inf, -inf]', { a: [Infinity, Infinity, -Infinity] }],
    ['a = [nan, +nan, -nan]', { a: [Number.NaN, Number.NaN, Number.NaN] }],
    ['a = 9223372036854775807\nb = -9223372036854775808', { a: 2 ** 63, b: -(2 ** 63) }],
    ['a = 0x7fffffffffffffff', { a: 2 ** 63 }],
  ],
  'dates and times': [
    ['a = 1979-05-27T07:32:00Z', { a: '1979-05-27T07:32:00Z' }],
    ['a = 1979-05-27t07:32:00.5-07:00', { a: '1979-05-27t07:32:00.5-07:00' }],
    ['a = 1979-05-27 07:32:00 # x', { a: '1979-05-27 07:32:00' }],
    ['a = [1979-05-27 , 07:32:00.999]', { a: ['1979-05-27', '07:32:00.999'] }],
    ['a = 2000-02-29\nb = 1990-12-31T23:59:60Z', { a: '2000-02-29', b: '1990-12-31T23:59:60Z' }],
  ],
  'arrays and inline tables': [
    ['a = [ ]', { a: [] }],
    ['a = [1, "b", [true], {c = 1},]', { a: [1, 'b', [true], { c: 1 }] }],
    ['a = [ # x\n1 # y\n, # z\n\n2\n]', { a: [1, 2] }],
    ['a = {}\nb = { c = 1, "d" = [\n1\n], e.f = 2, e.g = 3 }', { a: {}, b: { c: 1, d: [1], e: { f: 2, g: 3 } } }],
  ],
  tables: [
    ['[a]\n[a.b]\nc = 1', { a: { b: { c: 1 } } }],
    ['[a.b.c]\n[a]\nd = 1', { a: { b: { c: {} }, d: 1 } }],
    ['[ a . "b" ] # x', { a: { b: {} } }],
    ['[a]\nb.c = 1\n[a.b.d]', { a: { b: { c: 1, d: {} } } }],
    ['[a.b.c.d]\n[a]\nb.x = 1', { a: { b: { c: { d: {} }, x: 1 } } }],
    ['[[a]]\nb = 1\n[[a]]\n[a.c]\n[[a.d]]', { a: [{ b: 1 }, { c: {}, d: [{}] }] }],
    ['[[a.b]]\n[a]\nc = 1', { a: { b: [{}], c: 1 } }],
  ],
};

/** By the rule that they break; what our reader says about them. */
const INVALID: Readonly<Record<string, readonly [text: string, says: RegExp][]>> = {
  'control characters': [
    ['# a\u0000', /comment/],
    ['# a\u007f', /comment/],
    ['# a\rb', /comment.*carriage return/],
    ['a = 1\rb = 2', /carriage return/],
    ['\r', /carriage return/],
    ['a = "\u0001"', /string.*control/],
    ["a = '\u007f'", /string.*control/],
    ['a = """\r"""', /string.*carriage return/],
    ["a = '''\u000b'''", /string.*control/],
    ['\ufeff\ufeffa = 1', /byte order mark/],
    ['a\u00a0= 1', /no-break space/],
  ],
  'one statement a line': [
    ['a = 1 b = 2', /Nothing but/],
    ['[a] b = 1', /Nothing but/],
    ['[a][b]', /Nothing but/],
    ['a = "b" "c"', /Nothing but/],
    ['a\n= 1', /= is missing/],
    ['a =\n1', /value is missing/],
    ['[a\n]', /no closing bracket/],
  ],
  keys: [
    ['a', /= is missing/],
    ['= 1', /key is missing/],
    ['a = ', /value is missing/],
    ['a == 1', /not a value/],
    ['ä = 1', /key is missing/],
    ['a b = 1', /= is missing/],
    ['a. = 1', /key is missing/],
    ['.a = 1', /key is missing/],
    ['a..b = 1', /key is missing/],
    ['"""a""" = 1', /three quotes/],
    ['"a = 1', /no closing quote/],
    ['"\\q" = 1', /backslash/],
    ['a: 1', /not by a colon/],
  ],
  strings: [
    ['a = "b', /no closing quote/],
    ["a = 'b\n'", /no closing quote/],
    ['a = """b', /no closing quotes/],
    ["a = '''b''", /no closing quotes/],
    ['a = """b""""""', /Nothing but/],
    ["a = 'it's'", /Nothing but/],
    ['a = "\\q"', /backslash/],
    ['a = "\\\nb"', /backslash/],
    ['a = """\\ b"""', /backslash/],
    ['a = "\\u12"', /digits/],
    ['a = "\\ud800"', /no Unicode character/],
    ['a = "\\U00110000"', /no Unicode character/],
  ],
  numbers: [
    ...['01', '-01', '00', '0_1', '1_', '_1', '1__0', '+0x1', '0X1', '0x', '0x_1', '0b2', '0o8', '0b1_'].map(refused),
    ...['1.', '.1', '1.e5', '1e', '1e5.0', '1_.5', '1._5', '1_e5', '01.5', 'Inf', '+-1', '1,5', '++1', '1 000'].map(
      refused,
    ),
    ['a = 9223372036854775808', /64 bits/],
    ['a = -9223372036854775809', /64 bits/],
    ['a = 0x8000000000000000', /64 bits/],
  ],
  'dates and times': [
    ...['1979-5-27', '79-05-27', '1979-05-27T', '1979-05-27T07', '7:32:00', '07:32:00Z', '07:32:00.'].map(refused),
    ...['1979-05-27T07:32:00+7:00', '1979-05-27Z', '1979-05-2707:32:00'].map(refused),
    ['a = 1979-13-01', /no such date/],
    ['a = 1979-00-01', /no such date/],
    ['a = 1979-02-29', /no such date/],
    ['a = 1900-02-29', /no such date/],
    ['a = 1979-04-31', /no such date/],
    ['a = 24:00:00', /no such date/],
    ['a = 07:60:00', /no such date/],
    ['a = 07:32:61', /no such date/],
    ['a = 1979-05-27T07:32:00+24:00', /no such date/],
  ],
  'arrays and inline tables': [
    ['a = [1', /no closing bracket/],
    ['a = [1 2]', /comma/],
    ['a = [,]', /value is missing/],
    ['a = [1,,2]', /value is missing/],
    ['a = ]', /value is missing/],
    ['a = {b = 1', /no closing brace/],
    ['a = {b = 1 c = 2}', /comma/],
    ['a = {,}', /key is missing/],
    ['a = {b}', /= is missing/],
    ['a = {b = 1, b = 2}', /b is defined twice/],
    ['a = {b = 1, b.c = 2}', /b has a value already/],
    ['a = {b.c = 1, b = 2}', /b is a table already/],
    ['a = {b = {}, b.c = 1}', /b has a value already/],
  ],
  'TOML 1.1': [
    ['a = {b = 1,}', /comma.*TOML 1\.1 allows/],
    ['a = {\nb = 1}', /line.*TOML 1\.1 allows/],
    ['a = {b = 1 # c\n}', /line.*TOML 1\.1 allows/],
    ['a = "\\e"', /TOML 1\.1 allows/],
    ['a = "\\x41"', /TOML 1\.1 allows/],
    ['a = 07:32', /seconds.*TOML 1\.1 allows/],
    ['a = 1979-05-27 07:32Z', /seconds.*TOML 1\.1 allows/],
  ],
  headers: [
    ['[]', /key is missing/],
    ['[a', /no closing bracket/],
    ['[a # x', /no closing bracket/],
    ['[[a]', /two opening brackets/],
    ['[ [a]]', /key is missing/],
    ['[[a] ]', /two opening brackets/],
    ['[a]]', /Nothing but/],
    ['[a.]', /key is missing/],
    ['[a b]', /without quotes/],
    ['[a:5000]', /without quotes/],
    ['["a]', /no closing quote/],
  ],
  'what is defined already': [
    ['a = 1\na = 2', /^a is defined twice/],
    ['a = 1\n"a" = 2', /^a is defined twice/],
    ['[a]\nb.c = 1\nb.c = 2', /^b\.c is defined twice/],
    ['[a]\n[a]', /^a is defined twice/],
    ['[a.b]\n[a]\n[a.b]', /^a\.b is defined twice/],
    ['a = 1\n[a]', /^a has a value already/],
    ['a = {}\n[a.b]', /^a has a value already/],
    ['a = []\n[[a]]', /^a has a value already/],
    ['a = [{}]\n[a.b]', /^a has a value already/],
    ['a = 1\na.b = 2', /^a has a value already/],
    ['a.b = 1\na = 2', /^a is a table already/],
    ['[a.b]\n[a]\nb = 1', /^b is a table already/],
    ['[a]\nb.c = 1\n[a.b]', /^a\.b is written in dotted keys already/],
    ['[a.b.c]\n[a]\nb.c.d = 1', /^b\.c has a header already/],
    ['[[a.b]]\n[a]\nb.c = 1', /^b has headers already/],
    ['[[a]]\n[a]', /^a is an array of tables already/],
    ['[a]\n[[a]]', /^a is a table already/],
    ['[a.b]\n[[a]]', /^a is a table already/],
    ['[[a]]\n[a.b]\n[a.b]', /^a\.b is defined twice/],
    ['[[a]]\n[a.b]\n[[a.b]]', /^a\.b is a table already/],
  ],
};

function refused(word: string): [string, RegExp] {
  return [`a = ${word}`, /not a value|Nothing but/];
}

describe.each(Object.entries(VALID))('TOML 1.0 allows %s', (_, cases) => {
  it.each(cases)('%j', (text, value) => {
    expect(read(text).problems).toEqual([]);
    expect(json(read(text).root)).toEqual(value);
  });
});

describe.each(Object.entries(INVALID))('TOML 1.0 forbids %s', (_, cases) => {
  it.each(cases)('%j', (text, says) => {
    expect(read(text).problems[0]?.message).toMatch(says);
  });
});
