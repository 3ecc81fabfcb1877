import { intake } from '../../intake/intake.ts';
import { isNotes } from '../../intake/names.ts';
import { recognise } from '../../intake/recognise.ts';
import { readJson } from '../../syntax/json/document.ts';
import { readToml } from '../../syntax/toml/index.ts';
import type { Value } from '../../syntax/tree.ts';
import { readYaml } from '../../syntax/yaml/index.ts';
import type { DialectId, SourceFile } from '../../workspace/source-file.ts';
import type { Find } from '../secret.ts';
import { dockerfileSecretsIn } from './dockerfile.ts';
import { TreeSecrets } from './tree-secrets.ts';

type Format = 'toml' | 'json' | 'yaml' | 'dockerfile' | 'text';

const formats: Partial<Record<DialectId, Format>> = {
  'containerd-config': 'toml',
  'containerd-hosts': 'toml',
  'registries-conf': 'toml',
  buildkitd: 'toml',
  'docker-daemon': 'json',
  'docker-client-config': 'json',
  kubernetes: 'yaml',
  'k3s-registries': 'yaml',
  'kind-config': 'yaml',
  dockerfile: 'dockerfile',
  'error-text': 'text',
  certificates: 'text',
};

/** Mending a longer text costs more than it finds; the patterns read it anyway. */
const longestToMend = 200_000;
/** A config in a string in a manifest, and what that holds in turn. */
const deepest = 2;

/** What the key paths of a file say is secret. A reader that gives up, e.g. on nesting deeper than the stack, finds nothing. */
export function structureIn(file: SourceFile): Find[] {
  try {
    return [...filesIn(file)].flatMap(({ file: part, start }) => {
      const finds = within(part, formats[recognise(part).dialect] ?? formatOf(part), 0);
      return start === 0 ? finds : finds.map((find) => shifted(find, start));
    });
  } catch {
    return [];
  }
}

/** Kinds of text in which files may stand, as in a mail, a report or what a terminal shows. */
const aroundFiles = new Set<DialectId>(['error-text', 'unknown']);

/** The file, or what intake finds in it, with where that begins. */
function* filesIn(file: SourceFile): Generator<{ file: SourceFile; start: number }> {
  const named = file.path !== '' && !isNotes(file.path);
  // Nothing stands around JSON, or it would be none.
  const isWhole = named && (/\.json$/i.test(file.path) || !aroundFiles.has(recognise(file).dialect));
  const parts = isWhole ? [] : intake(file.text, { path: named ? '' : file.path });
  if (parts.length === 0 || parts[0]?.text.length === file.text.length) return yield { file, start: 0 };
  let from = 0;
  for (const part of parts) {
    const start = file.text.indexOf(part.text, from);
    if (start < 0) return;
    yield { file: part, start };
    from = start + part.text.length;
  }
}

const shifted = (find: Find, by: number): Find => ({
  ...find,
  range: { start: find.range.start + by, end: find.range.end + by },
});

function within(file: SourceFile, format: Format, depth: number): Find[] {
  if (format === 'text') return [];
  if (format === 'dockerfile') return dockerfileSecretsIn(file);
  const { roots, anchors } = treesOf(file, format);
  const tree = new TreeSecrets(file.text, format, anchors);
  for (const root of roots) tree.walk(root);
  if (depth === deepest) return tree.finds;
  const inner = tree.texts.flatMap((range) => {
    const text = file.text.slice(range.start, range.end);
    const finds = within({ path: '', text }, formatOf({ path: '', text }), depth + 1);
    return finds.map((find) => shifted(find, range.start));
  });
  return [...tree.finds, ...inner];
}

function treesOf(
  file: SourceFile,
  format: 'toml' | 'json' | 'yaml',
): { roots: Value[]; anchors: ReadonlyMap<string, Value> } {
  if (format === 'yaml') return readYaml(file);
  const root =
    format === 'toml'
      ? readToml(file).root
      : file.text.length <= longestToMend
        ? readJson(file).root
        : readWholeJson(file);
  return { roots: root ? [root] : [], anchors: new Map() };
}

/** A flow collection of YAML is what JSON becomes when it need not be whole. */
const readWholeJson = (file: SourceFile): Value | undefined => readYaml(file).roots[0];

/** The format that shows, where the kind of file does not say. */
function formatOf({ path, text }: SourceFile): Format {
  const head = text.slice(0, 20_000);
  if (/\.ya?ml$/i.test(path)) return 'yaml';
  if (/^\s{0,200}(?:\{|\[\s{0,200}[{"[])/.test(head.replace(/^\ufeff/, ''))) return 'json';
  if (/\.(?:toml|conf)$/i.test(path) || /^[ \t]{0,40}\[\[?[\w."' :/-]{1,200}\]\]?[ \t]{0,40}(?:#|\r?$)/m.test(head))
    return 'toml';
  if (
    /^[ \t]{0,40}[\w."-]{1,60}[ \t]{0,10}=[ \t]{0,10}["'[{\d]/m.test(head) &&
    !/^[ \t]{0,40}[\w."'/-]{1,60}:(?:\s|$)/m.test(head)
  )
    return 'toml';
  return /^[ \t-]{0,40}[\w."'/-]{1,60}:(?:\s|$)/m.test(head) ? 'yaml' : 'text';
}
