import { describe, expect, it } from 'vitest';
import {
  appendItem,
  insertTable,
  quoteToml,
  readToml,
  removeAll,
  removeAt,
  removeItem,
  renameKey,
  renameTable,
  setKey,
  type TomlDocument,
  trailingComments,
} from '../../../../src/engine/syntax/toml/index.ts';
import type { TextEdit } from '../../../../src/engine/workspace/source-file.ts';
import { edited } from './edited.ts';

/** As `containerd config default` prints it: nested by two blanks, empty tables, blank lines between. */
const DUMP = `version = 2

[plugins]

  [plugins."io.containerd.grpc.v1.cri"]
    sandbox_image = "registry.k8s.io/pause:3.6"

    [plugins."io.containerd.grpc.v1.cri".registry]
      config_path = ""

      [plugins."io.containerd.grpc.v1.cri".registry.auths]

      [plugins."io.containerd.grpc.v1.cri".registry.configs]

  [plugins."io.containerd.internal.v1.opt"]
    path = "/opt/containerd"
`;
const CRI = ['plugins', 'io.containerd.grpc.v1.cri'];
const REGISTRY = [...CRI, 'registry'];

const edit = (text: string, change: (doc: TomlDocument) => TextEdit[]) =>
  edited(text, change(readToml({ path: 'config.toml', text })));

describe('setKey', () => {
  it('replaces a value in its own quotes and leaves the comment behind it', () => {
    expect(edit("a = '' # why\n", (doc) => setKey(doc, ['a'], '/x'))).toBe("a = '/x' # why\n");
    expect(edit('a = ["x"]\n', (doc) => setKey(doc, ['a'], '/x'))).toBe('a = "/x"\n');
  });

  it('adds a line at the end of the table, indented as its neighbours', () => {
    const text = edit(DUMP, (doc) => setKey(doc, [...REGISTRY, 'max'], 3));
    expect(text).toContain(
      '      config_path = ""\n      max = 3\n\n      [plugins."io.containerd.grpc.v1.cri".registry.auths]',
    );
  });

  it('indents a line in an empty table as the file does elsewhere', () => {
    expect(edit(DUMP, (doc) => setKey(doc, [...REGISTRY, 'auths', 'x'], 1))).toContain(
      'registry.auths]\n        x = 1\n\n',
    );
  });

  it('adds a table where there is none', () => {
    const text = edit('version = 2\n\n[plugins."io.containerd.grpc.v1.cri"]\n  a = 1\n', (doc) =>
      setKey(doc, [...REGISTRY, 'config_path'], '/x'),
    );
    expect(text).toBe(
      'version = 2\n\n[plugins."io.containerd.grpc.v1.cri"]\n  a = 1\n\n[plugins."io.containerd.grpc.v1.cri".registry]\n  config_path = "/x"\n',
    );
  });

  it('puts a table before the first table inside it', () => {
    const text = edit("[plugins.'x'.registry.mirrors]\na = 1\n", (doc) =>
      setKey(doc, ['plugins', 'x', 'registry', 'b'], 'c'),
    );
    expect(text).toBe("[plugins.'x'.registry]\nb = 'c'\n\n[plugins.'x'.registry.mirrors]\na = 1\n");
  });

  it('adds to a table made of dotted keys by a dotted key', () => {
    const text = edit('[p]\nregistry.a = 1 # x\nz = 2\n', (doc) => setKey(doc, ['p', 'registry', 'b'], true));
    expect(text).toBe('[p]\nregistry.a = 1 # x\nregistry.b = true\nz = 2\n');
  });

  it('adds to an inline table', () => {
    expect(edit('a = {b = 1}\n', (doc) => setKey(doc, ['a', 'c'], 'd'))).toBe('a = {b = 1, c = "d"}\n');
    expect(edit('a = {}\n', (doc) => setKey(doc, ['a', 'c'], 2))).toBe('a = { c = 2 }\n');
  });

  it('keeps a byte order mark, CRLF and a missing final newline', () => {
    expect(edit('\ufeffa = 1\r\nb = 2', (doc) => setKey(doc, ['c'], 3))).toBe('\ufeffa = 1\r\nb = 2\r\nc = 3');
    expect(edit('\ufeff', (doc) => setKey(doc, ['c'], 3))).toBe('\ufeffc = 3\n');
    expect(edit('\ufeff[t]\r\n', (doc) => setKey(doc, ['c'], 3))).toBe('\ufeffc = 3\r\n\r\n[t]\r\n');
  });

  it('can put a top-level key first', () => {
    expect(edit('root = "/x"\n[t]\n', (doc) => setKey(doc, ['version'], 2, 'first'))).toBe(
      'version = 2\nroot = "/x"\n[t]\n',
    );
  });

  it('keeps a comment with the header that it stands above', () => {
    expect(edit('# licence\n\n# about t\n[t]\n', (doc) => setKey(doc, ['version'], 2))).toBe(
      '# licence\n\nversion = 2\n\n# about t\n[t]\n',
    );
  });

  it('does nothing where the value is already so, where a table stands, and for half a surrogate pair', () => {
    expect(edit('a = "b"\n', (doc) => setKey(doc, ['a'], 'b'))).toBe('a = "b"\n');
    expect(edit(DUMP, (doc) => setKey(doc, REGISTRY, 'x'))).toBe(DUMP);
    expect(edit('a = 1\n', (doc) => setKey(doc, ['a', 'b'], 'x'))).toBe('a = 1\n');
    expect(edit('a = 1\n', (doc) => setKey(doc, ['b'], 'x\ud800'))).toBe('a = 1\n');
    expect(edit('a = 1\n', (doc) => setKey(doc, ['\udc00'], 'x'))).toBe('a = 1\n');
  });
});

describe('insertTable', () => {
  it('stands behind its nearest relative, with comments that follow that one', () => {
    const text = '[p.cri]\n  a = 1\n  # b = 2\n\n[other]\nc = 3\n';
    expect(edit(text, (doc) => insertTable(doc, ['p', 'cri', 'registry'], [['d', 4]]))).toBe(
      '[p.cri]\n  a = 1\n  # b = 2\n\n[p.cri.registry]\n  d = 4\n\n[other]\nc = 3\n',
    );
  });

  it('nests as deeply as the file nests', () => {
    expect(edit(DUMP, (doc) => insertTable(doc, [...REGISTRY, 'headers'], [['x', 'y']]))).toContain(
      'registry.configs]\n\n      [plugins."io.containerd.grpc.v1.cri".registry.headers]\n        x = "y"\n\n  [plugins."io.containerd.internal',
    );
  });

  it('writes no blank lines into a file without', () => {
    expect(edit('[a]\nx = 1\n[b]\ny = 2\n', (doc) => insertTable(doc, ['b', 'c'], [['z', 3]]))).toBe(
      '[a]\nx = 1\n[b]\ny = 2\n[b.c]\nz = 3\n',
    );
  });
});

describe('removeAt', () => {
  it('removes a table with everything below it and one of two blank lines', () => {
    const text = edit(DUMP, (doc) => removeAt(doc, REGISTRY));
    expect(text).toBe(
      'version = 2\n\n[plugins]\n\n  [plugins."io.containerd.grpc.v1.cri"]\n    sandbox_image = "registry.k8s.io/pause:3.6"\n\n' +
        '  [plugins."io.containerd.internal.v1.opt"]\n    path = "/opt/containerd"\n',
    );
  });

  it('keeps comments on lines of their own, and tells those that go with a value', () => {
    const text = '# about both\n[a] # hm\n  # about x\n  x = 1 # here\n  # was y = 2\n\n# about b\n[b]\ny = 2\n';
    expect(edit(text, (doc) => removeAt(doc, ['a']))).toBe(
      '# about both\n  # about x\n  # was y = 2\n\n# about b\n[b]\ny = 2\n',
    );
    expect(trailingComments(readToml({ path: '', text }), ['a'])).toEqual(['hm', 'here']);
  });

  it('takes the blank lines before the last table along, and keeps a missing final newline missing', () => {
    expect(edit('a = 1\n\n[b]\nc = 2\n', (doc) => removeAt(doc, ['b']))).toBe('a = 1\n');
    expect(edit('a = 1\r\n\r\n[b]\r\nc = 2', (doc) => removeAt(doc, ['b']))).toBe('a = 1');
  });

  it('removes members of inline tables with their commas', () => {
    expect(edit('a = { b = 1, c = 2, d = 3 }\n', (doc) => removeAt(doc, ['a', 'b']))).toBe('a = { c = 2, d = 3 }\n');
    expect(edit('a = { b = 1, c = 2, d = 3 }\n', (doc) => removeAt(doc, ['a', 'd']))).toBe('a = { b = 1, c = 2 }\n');
    expect(edit('a = { b = { c = 2 } }\n', (doc) => removeAt(doc, ['a', 'b', 'c']))).toBe('a = { b = {} }\n');
  });

  it('removes several things by edits that go together', () => {
    const text = 'v = 2\n\n[a]\nx = 1\n\n[b]\ny = { p = 1, q = 2 }\n\n[c]\nz = 3\n';
    const gone = [['a'], ['b', 'y', 'p'], ['c']];
    expect(edit(text, (doc) => removeAll(doc, gone))).toBe('v = 2\n\n[b]\ny = { q = 2 }\n');
  });

  it('removes a table made of dotted keys', () => {
    expect(edit('[p]\nr.a = 1\nr.b = 2\nz = 3\n', (doc) => removeAt(doc, ['p', 'r']))).toBe('[p]\nz = 3\n');
  });
});

describe('array items', () => {
  const LIST = 'a = [\n  "x", # one\n  "y" # two\n]\n';

  it('appends on the same line or on a line of its own', () => {
    expect(edit('a = ["x"]\n', (doc) => appendItem(doc, ['a'], 'y'))).toBe('a = ["x", "y"]\n');
    expect(edit('a = []\n', (doc) => appendItem(doc, ['a'], 'y'))).toBe('a = ["y"]\n');
    expect(edit(LIST, (doc) => appendItem(doc, ['a'], 'z'))).toBe('a = [\n  "x", # one\n  "y", # two\n  "z"\n]\n');
    expect(edit("a = [\n  'x',\n]\n", (doc) => appendItem(doc, ['a'], 'y'))).toBe("a = [\n  'x',\n  'y',\n]\n");
  });

  it('removes an item with its comma and its line', () => {
    expect(edit('a = ["x", "y", "z"]\n', (doc) => removeItem(doc, ['a'], 0))).toBe('a = ["y", "z"]\n');
    expect(edit('a = ["x", "y", "z"]\n', (doc) => removeItem(doc, ['a'], 2))).toBe('a = ["x", "y"]\n');
    expect(edit('a = ["x"]\n', (doc) => removeAt(doc, ['a', 0]))).toBe('a = []\n');
    expect(edit('a = ["x",\n  "y"]\n', (doc) => removeItem(doc, ['a'], 1))).toBe('a = ["x",\n  ]\n');
    expect(edit(LIST, (doc) => removeItem(doc, ['a'], 0))).toBe('a = [\n  "y" # two\n]\n');
    expect(edit(LIST, (doc) => removeItem(doc, ['a'], 1))).toBe('a = [\n  "x", # one\n]\n');
  });
});

describe('renaming', () => {
  it('rewrites only the part of the headers that differs', () => {
    const text = edit(DUMP, (doc) => renameTable(doc, CRI, ['plugins', 'io.containerd.cri.v1.images']));
    expect(text).toBe(DUMP.replaceAll('"io.containerd.grpc.v1.cri"', '"io.containerd.cri.v1.images"'));
  });

  it('quotes a plugin id that was written bare', () => {
    const text =
      '[plugins.io.containerd.grpc.v1.cri.registry]\n  a = 1\n[plugins.io.containerd.grpc.v1.cri.registry.mirrors]\n';
    expect(edit(text, (doc) => renameTable(doc, ['plugins', 'io', 'containerd', 'grpc', 'v1', 'cri'], CRI))).toBe(
      text.replaceAll('io.containerd.grpc.v1.cri', '"io.containerd.grpc.v1.cri"'),
    );
  });

  it('renames a key wherever it is written', () => {
    expect(edit('[a]\nb = 1\n', (doc) => renameKey(doc, ['a', 'b'], 'c.d'))).toBe('[a]\n"c.d" = 1\n');
    expect(edit('[a.b]\nx = 1\n[a.b.c]\ny = 2\n', (doc) => renameKey(doc, ['a', 'b'], 'd'))).toBe(
      '[a.d]\nx = 1\n[a.d.c]\ny = 2\n',
    );
    expect(edit('[[a]]\nb.c = 1\n', (doc) => renameKey(doc, ['a', 0, 'b'], 'd'))).toBe('[[a]]\nd.c = 1\n');
    expect(edit('a = { b = 1 }\n', (doc) => renameKey(doc, ['a', 'b'], 'c'))).toBe('a = { c = 1 }\n');
  });

  it('does not take a name that is taken', () => {
    expect(edit('a = 1\nb = 2\n', (doc) => renameKey(doc, ['a'], 'b'))).toBe('a = 1\nb = 2\n');
  });
});

it('quotes in the style of the file, and double where single quotes cannot say it', () => {
  const single = readToml({ path: '', text: "[plugins.'x']\na = 'b'\n" });
  expect(quoteToml('/x', single)).toBe("'/x'");
  expect(quoteToml("it's\n", single)).toBe('"it\'s\\n"');
  expect(quoteToml('\u0001\u007f\\')).toBe('"\\u0001\\u007f\\\\"');
});
