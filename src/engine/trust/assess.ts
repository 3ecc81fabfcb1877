import { trustCauses } from '../evidence/causes/trust.ts';
import { type AnchorChoice, anchorWithoutChain, chooseAnchor } from './anchor.ts';
import { isCaPath, registryDirectoryOf } from './ca-paths.ts';
import { chainFrom, isSelfSigned, namesakesOf } from './chain.ts';
import { collect, type Held } from './collect.ts';
import { byFingerprint, describeAll, displayName, type Standing } from './describe.ts';
import { distinct, presentedBy } from './presented.ts';
import { sayings, withColons } from './sayings.ts';
import {
  type Anchor,
  type Assess,
  type Certificate,
  type MissingIssuer,
  noTrust,
  type Trust,
  type Verdict,
} from './trust.ts';
import { hostNameError } from './x509/host-name.ts';
import { visible } from './x509/names.ts';
import type { Parsed } from './x509/parsed.ts';
import { type Outcome, verify } from './x509/verify.ts';

/** What the certificates of all files amount to, for the host and instant of the case. Never throws. */
export const assess: Assess = async (files, context) => {
  const { held, unread } = await collect(files);
  if (held.length === 0) return noTrust;
  const host = context.host?.replace(/:\d{1,5}$/, '').replace(/^\[(.*)\]$/, '$1') || undefined;
  const { certificates: shown, presentation, all } = presentedBy(held, host, isCaPath);
  const presented = shown.map(({ parsed }) => parsed);
  const pool = distinct(held).map(({ parsed }) => parsed);
  const [leaf] = presented;
  const chain = leaf ? await chainFrom(leaf, validFirst(pool, context.at)) : [];

  const standingOf = await standings(pool, chain);
  const certificates = describeAll(held, standingOf);
  const described = byFingerprint(certificates);
  const missingIssuer = await missingAbove(chain);
  const choice = leaf
    ? await chooseAnchor(chain, presented, context.at)
    : await anchorWithoutChain(
        distinct(held.filter(isMeantFor(host))).map(({ parsed }) => parsed),
        context.at,
      );
  const pasted = held.filter((one) => !all.includes(one)).map(({ parsed }) => parsed);
  const anchored = choice?.certificates ?? [];
  const isOnlySent = presentation.startsWith('handshake') && anchored.some((one) => !pasted.includes(one));
  const trust: Trust = {
    certificates,
    unread,
    presented: presented.flatMap(described),
    presentation,
    chain: chain.flatMap(described),
    missingIssuer,
    vouching: [],
    anchor: choice && anchorOf(choice, anchored.flatMap(described), isOnlySent ? 'handshake' : 'file', missingIssuer),
  };
  if (!leaf) return trust;

  const judge = (roots: readonly Parsed[]) =>
    verify(leaf, { roots, intermediates: presented.slice(1), host, at: context.at });
  const outcome = await judge(choice ? anchored : pasted.length > 0 ? pasted : chain.slice(1));
  const mismatch = host === undefined ? undefined : hostNameError(leaf, host);
  const alone = await Promise.all(
    pool.map(async (one) => ((await judge([one])).result === 'good' ? [one.fingerprint] : [])),
  );
  return {
    ...trust,
    vouching: alone.flat(),
    verdict: verdictOf(outcome),
    verdictAsPasted: pasted.length > 0 ? verdictOf(await judge(pasted)) : undefined,
    nameError: mismatch === undefined ? undefined : { code: codeOf(mismatch), error: visible(mismatch) },
    unjudged: outcome.result === 'unknown' ? outcome.why : undefined,
  };
};

/** Of two issues of a CA with one key Go takes whichever is valid. */
const validFirst = (pool: readonly Parsed[], at: number | undefined): readonly Parsed[] =>
  at === undefined ? pool : [...pool].sort((a, b) => Number(isPast(a, at)) - Number(isPast(b, at)));

const isPast = ({ notAfter }: Parsed, at: number): boolean => at > notAfter;

/** What lies in the directory of another registry was put there for that one. Mirrors of Docker Hub have their own too. */
const isMeantFor =
  (host: string | undefined) =>
  ({ file: { path } }: Held): boolean => {
    const directory = registryDirectoryOf(path)?.replace(/(?::\d{1,5}|_\d{1,5}_)$/, '');
    return host === undefined || host === 'docker.io' || [undefined, '_default', host].includes(directory);
  };

async function standings(pool: readonly Parsed[], chain: readonly Parsed[]): Promise<(parsed: Parsed) => Standing> {
  const namesakes = new Set((await namesakesOf(chain, pool)).map(({ fingerprint }) => fingerprint));
  const places = new Map(chain.map(({ fingerprint }, index) => [fingerprint, index]));
  const known = new Map<string, Standing>();
  for (const one of pool) {
    const selfSigned = await isSelfSigned(one);
    const role = roleAt(places.get(one.fingerprint), chain.length > 0, selfSigned, one.basicConstraints.isCa);
    known.set(one.fingerprint, { role, selfSigned, namesake: namesakes.has(one.fingerprint) });
  }
  const unknown: Standing = { role: 'unrelated', selfSigned: false, namesake: false };
  return ({ fingerprint }) => known.get(fingerprint) ?? unknown;
}

function roleAt(place: number | undefined, isChain: boolean, selfSigned: boolean, isCa: boolean): Certificate['role'] {
  if (place === 0) return 'leaf';
  if (isChain ? place === undefined : !isCa) return 'unrelated';
  return selfSigned ? 'root' : 'intermediate';
}

async function missingAbove(chain: readonly Parsed[]): Promise<MissingIssuer | undefined> {
  const top = chain.at(-1);
  if (!top || (await isSelfSigned(top))) return undefined;
  return {
    subject: visible(top.issuer.text),
    name: displayName(top.issuer, 'unknown'),
    keyIdentifier: withColons(top.authorityKeyId),
    signed: displayName(top.subject, top.serial),
  };
}

function anchorOf(
  { kind }: AnchorChoice,
  certificates: Certificate[],
  source: Anchor['source'],
  missing: MissingIssuer | undefined,
): Anchor {
  const pem = certificates.map((certificate) => certificate.pem).join('');
  return { pem, certificates, kind, source, ...sayings(kind, certificates, missing) };
}

function verdictOf(outcome: Outcome): Verdict | undefined {
  if (outcome.result === 'unknown') return undefined;
  if (outcome.result === 'good') return { ok: true };
  const { error, culprit } = outcome.failure;
  return { ok: false, code: codeOf(error), error: visible(error), fingerprint: culprit.fingerprint };
}

/** The class of the error, as an error text with these words has it. */
const codeOf = (error: string): string => trustCauses.find(({ words }) => words.test(error))?.code ?? 'x509-malformed';
