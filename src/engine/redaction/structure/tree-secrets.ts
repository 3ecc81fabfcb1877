import { mayHoldPem, pemBlocks } from '../../syntax/pem/blocks.ts';
import type { Entry, TableValue, Value } from '../../syntax/tree.ts';
import type { Range } from '../../workspace/source-file.ts';
import { carriedByText } from '../carried.ts';
import { isReadable, looksDrawn, schemeOf } from '../readable.ts';
import type { Find } from '../secret.ts';
import { isVague, kindOfName } from '../sensitive.ts';
import { decodeText } from '../values/base64.ts';
import { isHarmlessHeader, isHeaders } from './headers.ts';
import { innerRange } from './inner-range.ts';

/** Tables of registry credentials: whatever `auth` they have is one. */
const registryTables = /^(?:auths?|configs|registr(?:y|ies)|credHelpers|credentials)$/i;

/** The secrets in a tree, by the keys on the way to them. */
export class TreeSecrets {
  readonly finds: Find[] = [];
  /** Texts of several lines that are no secret, and may be files themselves. */
  readonly texts: Range[] = [];
  private readonly text: string;
  private readonly format: 'toml' | 'json' | 'yaml';
  private readonly anchors: ReadonlyMap<string, Value>;
  /** What aliases led to: each is hidden once, and one that holds itself has an end. */
  private readonly named = new Set<Value>();

  constructor(text: string, format: 'toml' | 'json' | 'yaml', anchors: ReadonlyMap<string, Value>) {
    this.text = text;
    this.format = format;
    this.anchors = anchors;
  }

  walk(value: Value, above: readonly string[] = []): void {
    if (value.kind === 'array') this.items(value.items, above);
    else if (value.kind === 'table') this.table(value, above);
    else if (value.kind === 'string' && /[|>]/.test(this.text.charAt(value.range.start)))
      this.texts.push(innerRange(this.text, value.range));
  }

  private items(items: readonly Value[], above: readonly string[]): void {
    items.forEach((item, at) => {
      const flag = items[at - 1];
      const name = flag?.kind === 'string' && /^--?[a-z][\w-]{0,60}$/i.test(flag.value) ? flag.value : undefined;
      const kind = name && kindOfName(name);
      if (kind && item.kind === 'string' && !item.value.startsWith('-')) this.hide(item, kind, `follows ${name}`);
      else this.walk(item, above);
      if (/^env(?:ironment)?$/i.test(above.at(-1) ?? '')) this.setting(item);
    });
  }

  /** `NAME=a value` of Docker and Compose, up to its end; without blanks and quotes patterns see it as well. */
  private setting(item: Value): void {
    const [, name = '', value = ''] =
      /^(\w{1,80})=([^\s"'{[]+ .*)$/s.exec(item.kind === 'string' ? item.value : '') ?? [];
    const kind = kindOfName(name);
    const { start, end } = innerRange(this.text, item.range);
    if (!kind || isReadable(value) || !this.text.startsWith(`${name}=`, start)) return;
    const range = { start: start + name.length + 1, end };
    this.finds.push({ kind, reason: `is what ${name} is set to`, range, value });
  }

  private table(table: TableValue, above: readonly string[]): void {
    const beside = textsIn(table);
    const isSecret = beside.get('kind') === 'Secret' || /^kubernetes\.io\/dockerc/.test(beside.get('type') ?? '');
    const name = beside.get('name') ?? beside.get('key') ?? beside.get('header') ?? '';
    const kindOfValue = kindOfName(name);
    for (const entry of table.entries) {
      if (isSecret && /^(?:data|stringData)$/.test(entry.key) && entry.value.kind === 'table')
        this.secretData(entry.value.entries, entry.key === 'data');
      else if (isHeaders(entry.key) && entry.value.kind === 'table') this.headers(entry.value.entries);
      else if (entry.key === 'value' && kindOfValue)
        this.hide(entry.value, kindOfValue, `is the value of ${name.slice(0, 60)}`);
      else this.entry(entry, beside, above);
    }
  }

  private entry({ key, value }: Entry, beside: Beside, above: readonly string[]): void {
    const kind = this.kindOf(key, value, beside, above);
    if (kind) {
      const user = beside.get('username') ?? beside.get('user');
      this.hide(value, kind, `is what ${key.slice(0, 60)} is set to`, user, below(above, key, value));
    } else this.walk(value, below(above, key, value));
  }

  private kindOf(key: string, value: Value, beside: Beside, above: readonly string[]): string | undefined {
    const kind = kindOfName(key);
    if (!kind || value.kind === 'boolean')
      // What Terraform's random_password has made.
      return key === 'result' && beside.has('bcrypt_hash') ? 'password' : undefined;
    // What an ExternalSecret calls the key that it writes.
    if (key === 'secretKey' && beside.has('remoteRef')) return undefined;
    if (!isVague(key) || value.kind !== 'string' || /^(?:secret|pass)$/i.test(key)) return kind;
    return (!/[_.]/.test(key) && above.some((step) => registryTables.test(step))) || looksDrawn(value.value)
      ? kind
      : undefined;
  }

  private headers(entries: readonly Entry[]): void {
    for (const { key, value } of entries)
      if (!isHarmlessHeader(key)) this.hide(value, 'header', `is the header ${key.slice(0, 60)}`);
  }

  private secretData(entries: readonly Entry[], isEncoded: boolean): void {
    for (const { key, value } of entries) {
      const given = value.kind === 'string' || value.kind === 'number' ? String(value.value) : '';
      const text = isEncoded ? decodeText(given.replace(/\s/g, '')) : given;
      if (text !== undefined && isPublic(text)) continue;
      this.hide(
        value,
        kindOfName(key) ?? 'secret-data',
        `is in the ${isEncoded ? 'data' : 'stringData'} of a Secret`,
        undefined,
        [],
      );
    }
  }

  /** Hides a scalar, each item of a list, and what an alias names; a table is looked through as any other. */
  private hide(value: Value, kind: string, reason: string, user?: string, above: readonly string[] = []): void {
    if (value.kind === 'array') for (const item of value.items) this.hide(item, kind, reason, user, above);
    else if (value.kind === 'table') {
      // An output of Terraform, and what stands in an object of its own.
      const own = value.entries.find(({ key }) => key === 'value');
      if (own?.value.kind === 'string') this.scalar(own.value, kind, reason, user);
      this.walk(value, above);
    } else if (value.kind === 'other' && value.value.startsWith('*')) {
      const named = this.anchors.get(value.value.slice(1));
      if (!named || this.named.has(named)) return;
      this.named.add(named);
      this.hide(named, kind, reason, user, above);
    } else if (value.kind === 'string' || value.kind === 'number') this.scalar(value, kind, reason, user);
  }

  private scalar(
    value: Value & { kind: 'string' | 'number' },
    kind: string,
    reason: string,
    user: string | undefined,
  ): void {
    const range = innerRange(this.text, value.range);
    const raw = this.text.slice(range.start, range.end);
    const before = value.kind === 'string' ? schemeOf(raw).length : 0;
    const text = value.kind === 'string' ? value.value.slice(before) : raw;
    const pem = pemKindOf(text);
    if (isReadable(text) || pem === 'public') return;
    range.start += before;
    const bare = value.kind === 'number' && this.format !== 'yaml';
    const find: Find = { kind: pem ?? kind, reason, range, value: text };
    const { carries, pairs } = carriedByText(text);
    if (carries) find.carries = carries;
    if (pairs) find.pairs = pairs;
    if (user && !isReadable(user)) find.pairs = [...(pairs ?? []), `${user}:${text}`];
    if (bare) find.bare = bare;
    this.finds.push(find);
  }
}

/** The last keys on the way to a value; a scalar asks for none. */
const below = (above: readonly string[], key: string, { kind }: Value): readonly string[] =>
  kind === 'string' || kind === 'number' ? above : [...above.slice(-20), key];

/** What stands beside a key in its table: texts, and nothing for what is no text. */
type Beside = ReadonlyMap<string, string | undefined>;

/** The first of each key that says something about the others. */
function textsIn({ entries }: TableValue): Beside {
  const texts = new Map<string, string | undefined>();
  for (const { key, value } of entries)
    if (telling.has(key) && !texts.has(key)) texts.set(key, value.kind === 'string' ? value.value : undefined);
  return texts;
}

const telling = new Set('kind type name key header username user remoteRef bcrypt_hash'.split(' '));

/** Certificates and what else is made to be seen. */
const isPublic = (text: string): boolean => pemKindOf(text) === 'public';

function pemKindOf(text: string): 'public' | 'private-key' | undefined {
  if (!mayHoldPem(text)) return undefined;
  const blocks = pemBlocks(text);
  if (blocks.some(({ kind }) => kind === 'private-key')) return 'private-key';
  return blocks.length > 0 && blocks.every(({ kind }) => kind !== 'other') ? 'public' : undefined;
}
