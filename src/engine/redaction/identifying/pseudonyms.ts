import type { NameKind } from './names-in.ts';
import { rented } from './names-in.ts';

/** Numbers of kinds whose stand-ins need no form of their own. */
type Written = (number: number, original: string) => string;

const wanted = (stem: string): Record<Exclude<NameKind, 'host'>, Written> => ({
  // RFC 2544: addresses for benchmarks, which nobody has; then those that are reserved for ever.
  address: (number, original) =>
    original.includes(':')
      ? `2001:db8::${number.toString(16)}`
      : octets(number < 131_072 ? (198 * 256 + 18) * 65_536 + number : 240 * 16_777_216 + number),
  mail: (number) => `person-${number}@${stem}.example`,
  account: (number, original) =>
    /^\d+$/.test(original)
      ? String(number).padStart(12, '0')
      : `00000000-0000-0000-0000-${String(number).padStart(12, '0')}`,
  arn: (number) => `arn:aws:${stem}:::resource-${number}`,
  name: (number) => `Name ${stem} ${number}`,
  certificate: (number) => `${stem.toUpperCase()}_CERTIFICATE_${String(number).padStart(6, '0')}`,
});

const octets = (address: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');

/** What no stand-in may begin with, for something that looks like one stands there. */
const stems =
  /registryx*(?=-\d{1,9}\.(?:example|azurecr|jfrog|cr\.aws|ocir|scw|gitea)|:::)|(?<=@)registryx*(?=\.example)|REGISTRYX*(?=_CERT)|(?<=Name )registryx*(?= )/g;

/**
 * Stand-ins for names: hosts become `registry-1.example` (RFC 2606 keeps that from being anybody's), and a host below another one
 * stays below it, so that wildcards, name constraints and proxies' exceptions mean what they meant. Each comes back exactly.
 */
export class Pseudonyms {
  private readonly stem: string;
  private readonly byOriginal = new Map<string, string>();
  private readonly byPseudonym = new Map<string, string>();
  private readonly counts = new Map<string, number>();
  /** What looks like a stand-in and stands there already. */
  private readonly taken: ReadonlySet<string>;
  private readonly pattern: RegExp;

  constructor(texts: readonly string[]) {
    const begun = new Set(texts.flatMap((text) => text.match(stems) ?? []).map((each) => each.toLowerCase()));
    let stem = 'registry';
    while (begun.has(stem)) stem += 'x';
    this.stem = stem;
    this.pattern = patternOf(stem);
    this.taken = new Set(texts.flatMap((text) => text.match(this.pattern) ?? []));
  }

  /** Hosts of fewer labels have to come first: others stand below them. */
  of(kind: NameKind, original: string): string {
    const known = this.byOriginal.get(original);
    if (known !== undefined) return known;
    let made = this.made(kind, original);
    while (this.byPseudonym.has(made) || (kind !== 'host' && this.taken.has(made))) made = this.made(kind, original);
    this.byOriginal.set(original, made);
    this.byPseudonym.set(made, original);
    return made;
  }

  restore(text: string): string {
    return this.byPseudonym.size === 0
      ? text
      : text.replace(this.pattern, (found) => this.byPseudonym.get(found) ?? found);
  }

  within(text: string): { placeholder: string; known: boolean }[] {
    return [...text.matchAll(this.pattern)].flatMap(([found]) => {
      const known = this.byPseudonym.has(found);
      return known || (found.includes(this.stem) && /example$|_\d{6}$|:::|^Name /.test(found))
        ? [{ placeholder: found, known }]
        : [];
    });
  }

  private made(kind: NameKind, original: string): string {
    if (kind !== 'host') return wanted(this.stem)[kind](this.next(kind), original);
    const below = rented.exec(original);
    if (below) return `${this.stem}-${this.next('host')}${below[2]}`;
    for (let dot = original.indexOf('.'); dot > 0; dot = original.indexOf('.', dot + 1)) {
      const parent = this.byOriginal.get(original.slice(dot + 1));
      if (parent?.includes(this.stem)) return `host-${this.next('below')}.${parent}`;
    }
    return `${this.stem}-${this.next('host')}.example`;
  }

  private next(kind: string): number {
    const number = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, number);
    return number;
  }
}

function patternOf(stem: string): RegExp {
  const forms = [
    `(?:host-\\d{1,9}\\.){0,9}${stem}-\\d{1,9}\\.[a-z]{2,10}(?:\\.[a-z]{2,5}){0,2}`,
    `person-\\d{1,9}@${stem}\\.example`,
    `arn:aws:${stem}:::resource-\\d{1,9}`,
    `Name ${stem} \\d{1,9}`,
    `${stem.toUpperCase()}_CERTIFICATE_\\d{6}`,
    '(?<!\\d)(?:198\\.1[89]|24\\d\\.\\d{1,3})\\.\\d{1,3}\\.\\d{1,3}(?!\\d)',
    '2001:db8::[0-9a-f]{1,6}(?![0-9a-f])',
    '(?<!\\d)(?:00000000-0000-0000-0000-)?0\\d{11}(?!\\d)',
  ];
  return new RegExp(forms.join('|'), 'g');
}
