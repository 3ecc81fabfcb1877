import type { Range, SourceFile } from '../workspace/source-file.ts';
import { Identities, reasons } from './identifying/identify.ts';
import { patternsIn } from './patterns/index.ts';
import { type Placeholder, Placeholders } from './placeholders.ts';
import { isReadable } from './readable.ts';
import { apart, type Find, joined, secretOf } from './secret.ts';
import { structureIn } from './structure/index.ts';
import { asBinary } from './values/base64.ts';
import { encodedIn } from './values/encoded.ts';
import { Search } from './values/search.ts';
import { evenHex, needlesFor, travels } from './values/spellings.ts';

export interface RedactionOptions {
  /** Texts that a person has marked as secret besides those that are found. */
  alsoSecret?: readonly string[];
  /** Texts that a person chose to leave readable. */
  keep?: readonly string[];
  /** Further classes of what is hidden; none unless asked for. */
  classes?: readonly 'identifying'[];
}

export interface Redaction {
  /** The files without their secrets, in the same order. */
  files: SourceFile[];
  /** Each placeholder once, in the order of its first use. */
  placeholders: { placeholder: string; kind: string; count: number; reason: string }[];
  /** The same with where they stand: UTF-16 code units into the original text of the file with that index. */
  items: { placeholder: string; kind: string; reason: string; places: { file: number; range: Range }[] }[];
  /** Any other text, e.g. a sentence of a report, a diff or a changed file, with the same placeholders for the same secrets. */
  redactText(text: string): string;
  /** Everything in a text that looks like a placeholder of ours, and whether it is one. */
  placeholdersIn(text: string): { placeholder: string; known: boolean }[];
  /** Puts every secret back, byte for byte, into a text that holds placeholders of this redaction. */
  restore(text: string): string;
}

/**
 * Replaces secrets by placeholders: the same secret by the same one, in every file. Structure tells first, patterns second;
 * what they found is then looked for by its value everywhere. Never throws; time grows with the text.
 */
export function redact(files: readonly SourceFile[], options: RedactionOptions = {}): Redaction {
  const kept = new Set(options.keep ?? []);
  const marked = (options.alsoSecret ?? []).filter((text) => text !== '' && !kept.has(text));
  const texts = files.map(({ text }) => text);
  const placeholders = new Placeholders(texts);
  const names = options.classes?.includes('identifying')
    ? new Identities([...texts, ...files.map(({ path }) => path)], kept)
    : undefined;
  const found = files.map((file) => foundIn(file, kept));
  const known = new KnownValues(marked, kept);
  files.forEach(({ text }, index) => void known.add(text, found[index] ?? []));
  const items = new Map<string, Redaction['items'][number]>();

  const redacted = files.map((file, index) => {
    const stretches = stretchesIn(file.text, found[index] ?? [], known, placeholders, names);
    for (const { range, made } of stretches) {
      const { placeholder, kind, reason } = made;
      const item = items.get(placeholder);
      if (item) item.places.push({ file: index, range });
      else items.set(placeholder, { placeholder, kind, reason, places: [{ file: index, range }] });
    }
    const path = names ? written(file.path, named(file.path, [], names)) : file.path;
    return { ...file, path, text: written(file.text, stretches) };
  });

  return {
    files: redacted,
    placeholders: [...items.values()].map(({ placeholder, kind, reason, places }) => ({
      ...{ placeholder, kind, reason, count: places.length },
    })),
    items: [...items.values()],
    redactText(text) {
      const finds = foundIn({ path: '', text }, kept);
      return written(text, stretchesIn(text, finds, known, placeholders, names));
    },
    placeholdersIn: (text) => [...placeholders.within(text), ...(names?.within(text) ?? [])],
    restore: (text) => placeholders.restore(names?.restore(text) ?? text),
  };
}

function foundIn(file: SourceFile, kept: ReadonlySet<string>): Find[] {
  const isKept = (find: Find) =>
    kept.size > 0 &&
    (kept.has(secretOf(file.text, find)) || kept.has(file.text.slice(find.range.start, find.range.end)));
  const exact = apart(structureIn(file));
  return joined(exact, patternsIn(file.text, exact)).filter(
    (find) => !isKept(find) && !isReadable(secretOf(file.text, find)),
  );
}

interface Stretch {
  range: Range;
  made: Pick<Placeholder, 'placeholder' | 'kind' | 'reason' | 'written'>;
}

function stretchesIn(
  text: string,
  finds: readonly Find[],
  known: KnownValues,
  placeholders: Placeholders,
  names: Identities | undefined,
): Stretch[] {
  const secrets = joined(finds, known.in(text, finds)).map((find) => {
    const raw = text.slice(find.range.start, find.range.end);
    const { kind, reason, bare = false } = find;
    return { range: find.range, made: placeholders.of({ kind, reason, value: secretOf(text, find), raw, bare }) };
  });
  return names ? named(text, secrets, names) : secrets;
}

/** With the names that stand beside the secrets. */
function named(text: string, secrets: readonly Stretch[], names: Identities): Stretch[] {
  let at = 0;
  const free = names.in(text).filter(({ range }) => {
    while ((secrets[at]?.range.end ?? Number.POSITIVE_INFINITY) <= range.start) at += 1;
    return (secrets[at]?.range.start ?? Number.POSITIVE_INFINITY) >= range.end;
  });
  const stretches = free.map(({ range, kind, written }) => ({
    range,
    made: { placeholder: written, kind, reason: reasons[kind], written },
  }));
  return [...secrets, ...stretches].sort((a, b) => a.range.start - b.range.start);
}

function written(text: string, stretches: readonly Stretch[]): string {
  const parts: string[] = [];
  let position = 0;
  for (const { range, made } of stretches) {
    parts.push(text.slice(position, range.start), made.written);
    position = range.end;
  }
  return parts.join('') + text.slice(position);
}

/** The values that were found, and every place in which they stand besides. */
class KnownValues {
  private readonly kinds = new Map<string, string>();
  private readonly pairs = new Set<string>();
  private readonly marked: ReadonlySet<string>;
  private readonly kept: ReadonlySet<string>;
  private made: { search: Search; pairs: Search } | undefined;

  constructor(marked: readonly string[], kept: ReadonlySet<string>) {
    this.marked = new Set(marked);
    this.kept = kept;
  }

  add(text: string, finds: readonly Find[]): void {
    for (const find of finds) {
      for (const pair of find.pairs ?? []) this.pairs.add(pair);
      // The lines of a key find it in any form, and are all of it.
      const isKey = find.kind === 'private-key' && find.carries?.length;
      if (!isKey) this.learn(secretOf(text, find), find.kind);
      for (const value of find.carries ?? []) if (!isReadable(value)) this.learn(value, find.kind);
    }
  }

  private learn(value: string, kind: string): void {
    if (!this.kinds.has(value) && !this.kept.has(value)) this.kinds.set(value, kind);
  }

  /** Everything in a text that is a known value, in whatever spelling. */
  in(text: string, finds: readonly Find[]): Find[] {
    this.made ??= this.searcher();
    const { search, pairs } = this.made;
    const taken = finds.map(({ range }) => range);
    const plain = search.in(evenHex(text), taken).map((hit): Find => {
      const range = { start: hit.start, end: hit.end };
      const value = hit.value ?? text.slice(hit.start, hit.end);
      if (this.marked.has(value)) return { kind: 'marked', reason: 'you marked it', range, value };
      return { kind: this.kinds.get(value) ?? 'secret', reason: 'is the same secret as elsewhere', range, value };
    });
    const isSecret = (inner: string) => patternsIn(inner).some((find) => !this.kept.has(secretOf(inner, find)));
    const encoded = encodedIn(text, [search, pairs], isSecret, taken).map(
      (range): Find => ({ kind: 'encoded', reason: 'is base64 that holds a secret', range }),
    );
    return [...plain, ...encoded.filter(({ range }) => !this.kept.has(text.slice(range.start, range.end)))];
  }

  private searcher() {
    const needles = needlesFor([...new Set([...this.kinds.keys(), ...this.marked])], (value) =>
      this.marked.has(value) ? 'anywhere' : travels(value),
    );
    const pairs = [...this.pairs]
      .filter((pair) => pair.length >= 8)
      .map((text) => ({ text: asBinary(text), whole: false }));
    return { search: new Search(needles), pairs: new Search(pairs) };
  }
}
