import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../../src/engine/syntax/json/document.ts';
import { repairJson } from '../../../../src/engine/syntax/json/repair.ts';
import { entryAt } from '../../../../src/engine/syntax/tree.ts';
import { applyEdits } from '../../../../src/engine/workspace/edits.ts';

function repaired(text: string): string | undefined {
  const repair = repairJson(text);
  return repair.ok ? repair.text : undefined;
}

describe('what people paste', () => {
  it.each([
    ['a comment on its own line', '{\n  // the mirror\n  "debug": true\n}\n', '{\n  "debug": true\n}\n'],
    ['a comment behind a value', '{\n  "debug": true // or not\n}\n', '{\n  "debug": true\n}\n'],
    ['a shell comment', '# /etc/docker/daemon.json\r\n{"debug": true}\r\n', '{"debug": true}\r\n'],
    ['a block comment over lines', '/* a\n   b */\n{"debug": true}\n', '{"debug": true}\n'],
    ['a block comment inside', '{"a": [/* none */ "x"]}', '{"a": ["x"]}'],
    ['two comments on a line', '{"a": 1 /* x */ // y\n}', '{"a": 1\n}'],
    ['no comment inside quotes', '{"a": "http://x/#y", }', '{"a": "http://x/#y" }'],
    ['a trailing comma in a list', '{"a": ["x", "y",]}', '{"a": ["x", "y"]}'],
    ['a trailing comma and a comment', '{"a": 1, // last\n}', '{"a": 1\n}'],
    ['a trailing comma in an object', '{\n  "a": 1,\n}\n', '{\n  "a": 1\n}\n'],
    ['commas too many', '{,"a": 1,, "b": 2}', '{"a": 1, "b": 2}'],
    ['a missing comma', '{\n  "a": ["x"]\n  "b": 2\n}', '{\n  "a": ["x"],\n  "b": 2\n}'],
    ['a missing comma before a comment', '{"a": 1 // x\n "b": 2}', '{"a": 1,\n "b": 2}'],
    ['a missing comma in a list', '["x" "y"]', '["x", "y"]'],
    ['curly quotes', '{“a”: [“x”]}', '{"a": ["x"]}'],
    ['one curly quote of two', '{"a”: "x”}', '{"a": "x"}'],
    ['curly quotes that are content', '{"a": "“x”",}', '{"a": "“x”"}'],
    ['single quotes', "{'a': 'it's'}", '{"a": "it\'s"}'],
    ['a path of Windows', '{"a": "D:\\docker\\new"}', '{"a": "D:\\\\docker\\\\new"}'],
    ['a path of Windows that is right', '{"a": "D:\\\\new",}', '{"a": "D:\\\\new"}'],
    ['unquoted keys', '{insecure-registries: ["x"]}', '{"insecure-registries": ["x"]}'],
    ['unquoted values', '{"a": [harbor.internal.corp:5000, 10m]}', '{"a": ["harbor.internal.corp:5000", "10m"]}'],
    ['an unquoted URL before a comment', '{"a": https://m.example//x\n}', '{"a": "https://m.example"\n}'],
    ['Python literals', '{"a": True, "b": False, "c": None}', '{"a": true, "b": false, "c": null}'],
    ['full-width punctuation', '{"a"：["x"，"y"]}', '{"a":["x","y"]}'],
    ['an equals sign', '{"a" = 1}', '{"a" : 1}'],
    ['a hard space', '{\u00a0"a": 1}', '{ "a": 1}'],
    ['a zero-width space', '{\u200b"a": 1}', '{"a": 1}'],
    ['a second byte order mark', '\ufeff\ufeff{"a": 1}', '\ufeff{"a": 1}'],
    ['line numbers of cat -n', '     1\t{\n     2\t  "a": 1\n     3\t}\n', '{\n  "a": 1\n}\n'],
    ['line numbers of grep -n', '1:{\n2:  "a": 1,\n3:}\n', '{\n  "a": 1\n}\n'],
    ['line numbers and a comment', '1 {\n2   // x\n3   "a": 1\n4 }\n', '{\n  "a": 1\n}\n'],
    ['a heredoc', 'cat <<EOF > /etc/docker/daemon.json\n{"a": 1}\nEOF\n', '{"a": 1}\n'],
    ['a quoted heredoc', 'sudo tee /etc/docker/daemon.json <<-\'END\'\r\n{"a": 1,}\r\nEND', '{"a": 1}\r\n'],
    ['a Markdown fence', '```json\n{"a": 1}\n```\n', '{"a": 1}\n'],
    ['a setting without braces', '"a": ["x"],\n"b": 1\n', '{\n"a": ["x"],\n"b": 1\n}\n'],
    ['a setting without braces on one line', '"a": ["x"]', '{"a": ["x"]}'],
    ['a closing brace too many', '{"a": {"b": 1}}}\n', '{"a": {"b": 1}}\n'],
  ])('%s is mended', (_, given, expected) => {
    expect(repaired(given)).toBe(expected);
  });

  it.each([
    ['the end is missing', '{"a": ["x"]', 'Line 1: the closing } is missing'],
    ['a string does not end', '{"a": "x}\n', 'Line 1: this text in quotes does not end'],
    ['two objects', '{"a": 1}\n{"b": 2}', 'Line 2: a second object begins here'],
    ['members behind the end', '{"a": {"b": 1}}, "c": 1}', 'Line 1: something stands here behind the end'],
    ['something is left out', '{\n  ...\n  "a": 1\n}', 'Line 2: a key is expected here'],
    ['a template', '{"a": {{ list | to_json }}}', 'Line 1: a key is expected here'],
    ['a word that may be a truth value', '{"a": yes}', 'Line 1: it is not clear what value this is'],
    ['a value is missing', '{"a": , "b": 1}', 'Line 1: a value is expected here'],
    ['a colon is missing', '{"a" "b"}', 'Line 1: a colon is expected'],
    ['brackets cross', '{"a": ["x"}', 'Line 1: a } stands where no bracket'],
    ['a comment does not end', '{"a": 1 /* x }', 'Line 1: this comment does not end'],
    ['a control character', '{"a": "x\ty",}', 'Line 1: a control character'],
    ['an unknown escape', '{"a": "\\x41",}', 'It cannot be told what was meant'],
    ['YAML', 'insecure-registries:\n  - x\n', 'Line 1: the file does not begin with {'],
    ['commands around a heredoc', 'mkdir /x\ncat <<EOF >f\n{}\nEOF\n', 'Line 1: '],
  ])('where %s nothing is guessed', (_, given, reason) => {
    expect(repairJson(given)).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
  });

  it('counts the line in the text as given', () => {
    const text = 'cat <<EOF\n{"a": 1}\n{"b": 2}\nEOF\n';
    const repair = repairJson(text);
    expect(repair).toMatchObject({
      ok: false,
      reason: expect.stringContaining('Line 3'),
      offset: text.indexOf('{"b"'),
    });
  });
});

describe('a repaired document', () => {
  it('has the tree of what was meant, at the places of the text as given', () => {
    const text = '// x\n{“insecure-registries”: [harbor:5000 /* c */, "b",]}\n';
    const { root, problems } = readJson({ path: 'daemon.json', text });
    const at = (path: (string | number)[]) => {
      const range = root && entryAt(root, path)?.value.range;
      return range && text.slice(range.start, range.end);
    };
    expect(at(['insecure-registries'])).toBe('[harbor:5000 /* c */, "b",]');
    expect(at(['insecure-registries', 0])).toBe('harbor:5000');
    expect(at(['insecure-registries', 1])).toBe('"b"');
    const places = problems.map(({ range }) => text.slice(range.start, range.end));
    expect(places).toEqual(['// x\n', '“', '”', 'harbor:5000', '/* c */', ',']);
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    "'",
    '“',
    '”',
    '\\',
    '//',
    '/*',
    '*/',
    '#',
    '\n',
    '\r\n',
    ' ',
    '\t',
    'a',
    '1',
    'True',
    '1:',
    '\ufeff',
    '\u00a0',
    '<<EOF',
    'EOF',
    '```',
  );

  it('is repaired to JSON or refused, by changes that do not overlap', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (list) => {
        const text = list.join('');
        const repair = repairJson(text);
        if (!repair.ok) {
          expect(repair.offset).toBeLessThanOrEqual(text.length);
          return;
        }
        expect(applyEdits(text, repair.steps)).toBe(repair.text);
        expect(() => JSON.parse(repair.text.replace(/^\ufeff/, ''))).not.toThrow();
        expect(repairJson(repair.text)).toMatchObject({ ok: true, steps: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('loses nothing but the faults put into it', () => {
    const value = fc.dictionary(
      fc.stringMatching(/^[a-z][a-z-]{0,8}$/),
      fc.array(fc.stringMatching(/^[\w .:/-]{1,8}$/), { maxLength: 3 }),
      { minKeys: 1, maxKeys: 4 },
    );
    const faults: ((text: string) => string)[] = [
      (text) => text.replaceAll('\n', '\n // c\n'),
      (text) => text.replaceAll('\n', ' # c\n'),
      (text) => text.replaceAll(/(["\]])(\s*[}\]])/g, '$1,$2'),
      (text) => text.replaceAll(/"([^"]*)"/g, '“$1”'),
      (text) =>
        text
          .split('\n')
          .map((line, index) => `${index + 1}\t${line}`)
          .join('\n'),
    ];
    fc.assert(
      fc.property(value, fc.constantFrom(...faults), fc.constantFrom('\n', '\r\n'), (meant, fault, eol) => {
        const text = JSON.stringify(meant, null, 2).replaceAll('\n', eol);
        expect(repaired(fault(text.replaceAll('\r\n', '\n')).replaceAll('\n', eol))).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});
