import type { Range } from '../../workspace/source-file.ts';
import { Search } from '../values/search.ts';
import { certificatesIn, type NameKind, namesIn } from './names-in.ts';
import { Pseudonyms } from './pseudonyms.ts';

/** What stands for a name, where. */
export interface Identified {
  range: Range;
  kind: NameKind;
  written: string;
}

export const reasons: Readonly<Record<NameKind, string>> = {
  host: 'is the name of a host that is not public',
  address: 'is an address',
  mail: 'is an e-mail address',
  account: 'is the number of an account',
  arn: 'names something in an account',
  name: 'is part of a distinguished name',
  certificate: 'is a certificate, in which names stand that cannot be exchanged without breaking it',
};

/** Knows every name of a case, and finds them wherever they stand. */
export class Identities {
  private readonly kinds = new Map<string, NameKind>();
  private readonly pseudonyms: Pseudonyms;
  private readonly kept: ReadonlySet<string>;
  private readonly learned = new Set<string>();
  private search: Search | undefined;

  constructor(texts: readonly string[], kept: ReadonlySet<string>) {
    this.pseudonyms = new Pseudonyms(texts);
    this.kept = kept;
    for (const text of texts) this.learn(text);
  }

  /** Names among the ranges that are free, in order. */
  in(text: string): Identified[] {
    this.learn(text);
    this.search ??= new Search([...this.kinds.keys()].map((name) => ({ text: name, whole: false })));
    const certificates = certificatesIn(text);
    const named = this.search.in(text).flatMap((range) => {
      const raw = text.slice(range.start, range.end);
      const kind = this.kinds.get(raw);
      if (!kind || !standsAlone(text, range, kind)) return [];
      return [{ range, kind, written: this.pseudonyms.of(kind, raw) }];
    });
    const free = named.filter(
      ({ range }) => !certificates.some((each) => each.start < range.end && range.start < each.end),
    );
    const kind = 'certificate' as const;
    const whole = certificates.flatMap((range) => {
      const raw = text.slice(range.start, range.end);
      return this.kept.has(raw) ? [] : [{ range, kind, written: this.pseudonyms.of(kind, raw) }];
    });
    return [...free, ...whole].sort((a, b) => a.range.start - b.range.start);
  }

  restore = (text: string): string => this.pseudonyms.restore(text);
  within = (text: string): { placeholder: string; known: boolean }[] => this.pseudonyms.within(text);

  private learn(text: string): void {
    if (this.learned.has(text)) return;
    this.learned.add(text);
    const before = this.kinds.size;
    for (const { kind, range } of namesIn(text)) {
      const name = text.slice(range.start, range.end);
      if (name.length >= 3 && !this.kept.has(name) && !this.kinds.has(name)) this.kinds.set(name, kind);
    }
    if (this.kinds.size === before) return;
    this.search = undefined;
    const hosts = new Map<number, string[]>();
    for (const [name, kind] of this.kinds) {
      if (kind !== 'host') continue;
      const labels = name.split('.').length;
      const same = hosts.get(labels);
      if (same) same.push(name);
      else hosts.set(labels, [name]);
    }
    // One label more at a time.
    for (const labels of [...hosts.keys()].sort((a, b) => a - b))
      for (const name of hosts.get(labels) ?? []) this.pseudonyms.of('host', name);
  }
}

/** A name is not part of a longer one; below a host another one may stand. */
function standsAlone(text: string, { start, end }: Range, kind: NameKind): boolean {
  if (kind === 'account') return !/\d/.test(text.charAt(start - 1) + text.charAt(end));
  if (/[A-Za-z0-9-]/.test(text.charAt(start - 1)) || /[A-Za-z0-9-]/.test(text.charAt(end))) return false;
  return !(text.charAt(end) === '.' && /[A-Za-z0-9]/.test(text.charAt(end + 1)));
}
