import { isLogLine } from '../intake/error-lines.ts';
import { linesOf } from '../intake/lines.ts';
import { occurrences } from '../workspace/occurrences.ts';
import type { Evidence } from '../workspace/report.ts';
import type { SourceFile } from '../workspace/source-file.ts';
import { type Cause, causes, weight } from './causes/index.ts';
import { surroundings } from './clients.ts';
import { type Mentions, mentionsIn } from './mentions.ts';
import { placeOf, type Stretch } from './place.ts';
import { lastAtOrBefore, plain } from './plain.ts';
import { versionIn } from './versions.ts';
import { wrapped } from './wording.ts';

/** Of one kind of error more occurrences tell nothing new. */
const most = 200;

const patterns = causes.map((cause) => ({ cause, pattern: wrapped(cause.words, 'g') }));

/**
 * What the error texts say, the nearest to the root first: by the weight of the cause, then in the order of the text.
 * The same error about the same registry is told once. A text without an error yields nothing.
 */
export function readEvidence(files: readonly SourceFile[]): Evidence[] {
  const found = files.flatMap(evidenceIn);
  const weights = new Map(causes.map((cause) => [cause.code, cause.weight]));
  const distinct = [...firstOfEach(found).values()];
  const specific = distinct.filter(
    (item) => item.registry || !distinct.some((other) => other.registry && isSameError(item, other)),
  );
  const reasons = specific.filter((item) => weights.get(item.code) !== weight.symptom);
  const told = reasons.length > 0 ? reasons : specific.slice(0, 1);
  return told
    .map((item, index) => ({ item, index, rank: weights.get(item.code) ?? 0 }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ item }) => item);
}

const keyOf = ({ code, registry, url, hop, client }: Evidence): string =>
  [code, registry, url?.replace(/\?.*$/, '').replace(/\/v2\/.*$/, ''), hop, client].join(' ');

/** The first of each kind, in order. */
function firstOfEach(found: readonly Evidence[]): Map<string, Evidence> {
  const first = new Map<string, Evidence>();
  for (const item of found) if (!first.has(keyOf(item))) first.set(keyOf(item), item);
  return first;
}

const isSameError = (a: Evidence, b: Evidence): boolean => a.code === b.code && a.client === b.client;

function evidenceIn(file: SourceFile): Evidence[] {
  const { text, original } = plain(file.text);
  const matches = matchesIn(text);
  if (matches.length === 0) return [];
  const statements = statementsOf(text);
  const starts = statements.map(({ start }) => start);
  const mentions = mentionsIn(text);
  const named = withoutNames(text.slice(0, 200_000), mentions);
  const around = surroundings(named);
  const seen = new Set<string>();
  const evidence: Evidence[] = [];
  for (const { cause, start, end } of matches) {
    const statement = statements[lastAtOrBefore(starts, start)] ?? { start: 0, end: text.length };
    const words = text.slice(statement.start, Math.min(statement.end, statement.start + 20_000));
    const said = `${cause.code} ${words}`;
    if (seen.has(said)) continue;
    seen.add(said);
    const place = placeOf(text, mentions, statement, start, end);
    const client = around.client(named.slice(statement.start, statement.start + words.length) || words, cause.client);
    const clientVersion = versionIn(client, words);
    const isImageStore = client === 'docker' && ofImageStore.test(words);
    evidence.push({
      path: file.path,
      code: cause.code,
      client,
      ...(cause.isNoRegistry ? { ...(place.url && { url: place.url }), hop: 'unknown' as const } : place),
      ...(cause.hop && { hop: cause.hop }),
      ...(cause.registry && { registry: cause.registry }),
      ...(cause.code === 'image-reference-invalid' && { image: quotedIn(text.slice(start, end)) ?? place.image }),
      caCures: cause.caCures,
      ...(isImageStore && { imageStore: 'containerd' }),
      range: { start: original(start), end: original(end) },
      ...(clientVersion && { clientVersion }),
    });
  }
  return evidence;
}

/** Images are called like programs: another one pulls `…/moby/buildkit:v0.29`. Every place stays where it is. */
function withoutNames(text: string, { images, urls }: Mentions): string {
  const names = [
    ...images.map(({ at, value }) => ({ at, name: value })),
    ...urls.map(({ at, value: { url } }) => ({ at, name: url.split('/v2/')[1] ?? '' })),
  ].sort((a, b) => a.at - b.at);
  const parts: string[] = [];
  let from = 0;
  for (const { at, name } of names) {
    const near = Math.max(at, from);
    const offset = name === '' ? -1 : text.slice(near, near + 800).indexOf(name);
    if (offset < 0) continue;
    parts.push(text.slice(from, near + offset), '_'.repeat(name.length));
    from = near + offset + name.length;
  }
  return parts.join('') + text.slice(from);
}

/** containerd's own words, from dockerd: moby daemon/containerd/resolver.go (measured: 26.1.5 and 28.5.2). */
const ofImageStore = wrapped(
  /failed to resolve reference "|failed to authorize: |failed to fetch (?:anonymous|oauth) token|httpReadSeeker/,
);

/** A reference that is none is no mention of an image: it is what stands in quotation marks. */
const quotedIn = (words: string): string | undefined => /"([^"\n]{1,300})"/.exec(words)?.[1];

interface Match extends Stretch {
  cause: Cause;
}

/** All causes that `text` words, in order of place; where words overlap, those of the earlier cause of the table. */
function matchesIn(text: string): Match[] {
  const taken: Match[] = [];
  for (const { cause, pattern } of patterns) {
    let count = 0;
    for (const match of occurrences(text, pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (!taken.some((other) => other.cause !== cause && start < other.end && other.start < end))
        taken.push({ cause, start, end });
      count += 1;
      if (count >= most) break;
    }
  }
  return taken.sort((a, b) => a.start - b.start);
}

/** Where each message begins and ends: at a line that begins as log lines do, and after a blank line. */
function statementsOf(text: string): Stretch[] {
  const statements: { start: number; end: number }[] = [];
  let wasBlank = true;
  for (const line of linesOf(text)) {
    const last = statements.at(-1);
    const isBlank = line.text.trim() === '';
    if (!last || wasBlank || (!isBlank && isLogLine(line.text))) statements.push({ start: line.start, end: line.end });
    else last.end = line.end;
    wasBlank = isBlank;
  }
  return statements;
}
