import { describe, expect, test } from 'vitest';
import { insertTable, readToml, setKey } from '../../../../src/engine/syntax/toml/index.ts';
import { edited } from './edited.ts';

const added = (text: string, place: 'first' | 'last') =>
  edited(text, setKey(readToml({ path: 'config.toml', text }), ['version'], 2, place));

const HEADS: readonly [about: string, before: string, after: string][] = [
  ['set apart from a table', '# Ansible managed\n\n[a]\n', '# Ansible managed\n\nversion = 2\n\n[a]\n'],
  ['right above a table', '# Ansible managed\n[a]\n', '# Ansible managed\nversion = 2\n\n[a]\n'],
  [
    'above the comment of a table',
    '# licence\n\n# by Ansible\n\n# the table\n[a]\n',
    '# licence\n\n# by Ansible\n\nversion = 2\n\n# the table\n[a]\n',
  ],
  ['below blank lines', '\n# Ansible managed\n[a]\n', '\n# Ansible managed\nversion = 2\n\n[a]\n'],
];

const crlf = (text: string) => text.replaceAll('\n', '\r\n');

describe('a comment that begins the file stays first', () => {
  test.each(HEADS)('%s', (_, before, after) => {
    for (const place of ['first', 'last'] as const) {
      expect(added(before, place)).toBe(after);
      expect(added(crlf(before), place)).toBe(crlf(after));
      expect(added(`\ufeff${before}`, place)).toBe(`\ufeff${after}`);
      expect(added(`\ufeff${crlf(before)}`, place)).toBe(`\ufeff${crlf(after)}`);
    }
  });

  test('right above the first key', () => {
    expect(added('# Ansible managed\nroot = "/x"\n', 'first')).toBe('# Ansible managed\nversion = 2\nroot = "/x"\n');
    expect(added('# Ansible managed\n\n# data\nroot = "/x"\n', 'first')).toBe(
      '# Ansible managed\n\nversion = 2\n# data\nroot = "/x"\n',
    );
  });

  test('in a file of nothing but comments', () => {
    expect(added('# licence\n\n#root = "/x"\n', 'first')).toBe('# licence\n\nversion = 2\n\n#root = "/x"\n');
    expect(added('\ufeff# licence\r\n', 'first')).toBe('\ufeff# licence\r\nversion = 2\r\n');
    expect(added('# licence', 'first')).toBe('# licence\nversion = 2');
  });

  test('also before a new table', () => {
    const text = '# Ansible managed\n[a.b]\nx = 1\n';
    const doc = readToml({ path: 'config.toml', text });
    expect(edited(text, insertTable(doc, ['a'], [['y', 2]]))).toBe('# Ansible managed\n[a]\ny = 2\n\n[a.b]\nx = 1\n');
  });
});
