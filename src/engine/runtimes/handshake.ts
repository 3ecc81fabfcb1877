import { noTrust, type Trust } from '../trust/trust.ts';
import type { Station } from '../workspace/report.ts';
import { holds, readByGo } from './go-pem.ts';
import type { Pull } from './pull.ts';

type Tls = Pick<Station, 'state' | 'says' | 'detail'>;

/**
 * How the TLS handshake ends when exactly the given files are added to the system's roots. Where they hold every
 * certificate of the case that the registry does not send itself, Go's own verdict over them is the answer.
 */
export function handshake(pull: Pull, caPaths: readonly string[], process: string): Tls {
  const { trust } = pull;
  const paths = [
    ...caPaths,
    ...pull.files.flatMap(({ installAt }) => (systemStore.has(installAt ?? '') ? (installAt ?? []) : [])),
  ];
  const told = byAnchor(pull, caPaths, process);
  const read = paths.map((path) => readByGo(pastedAt(pull, path)?.file.text ?? '')).join('\n');
  const vouching = trust.certificates.find(
    ({ pem, fingerprint }) => trust.vouching.includes(fingerprint) && holds(read, pem),
  );
  if (vouching) return told.state === 'ok' ? told : { ...told, state: 'ok', says: `Verified by ${vouching.name}.` };
  const sent = new Set(trust.presented.map(({ fingerprint }) => fingerprint));
  const elsewhere = trust.certificates.some(
    ({ path, fingerprint }) => !caPaths.includes(path) && !sent.has(fingerprint),
  );
  const verdict = trust.verdictAsPasted;
  if (caPaths.length === 0 || elsewhere || !verdict) return told;
  if (!verdict.ok) return { ...told, state: 'broken', says: verdict.error };
  return told.state === 'ok' ? told : { ...told, state: 'ok', says: `Verified with ${caPaths.join(', ')}.` };
}

/** The same, judged by whether the files hold the certificate that has to be installed. */
function byAnchor(pull: Pull, caPaths: readonly string[], process: string): Tls {
  const { trust } = pull;
  const readers = `${process} reads the system roots${caPaths.length > 0 ? ` and ${caPaths.join(', ')}` : ''}.`;
  const chain = chainOf(trust);
  if (caPaths.length === 0) return withoutCa(trust, [readers, ...chain]);
  const pasted = caPaths.map((path) => pastedAt(pull, path));
  const anchored =
    trust.anchor && pasted.some((found) => found && holds(readByGo(found.file.text), trust.anchor?.pem ?? ''));
  if (anchored && trust.verdict?.ok)
    return { state: 'ok', says: `Verified by ${anchorName(trust)}.`, detail: [readers, ...chain] };
  if (anchored && trust.verdict?.ok === false)
    return { state: 'broken', says: trust.verdict.error, detail: [readers, ...chain] };
  if (anchored)
    return {
      state: 'ok',
      says: `Verification is on, with ${anchorName(trust)} as trust anchor.`,
      detail: [
        readers,
        'The chain that the registry presents was not pasted, so whether this anchor signs it was not checked.',
      ],
    };
  const isJudged = trust.presented.length > 0 && trust.unjudged === undefined && pasted.every((found) => found);
  if (isJudged || (trust.anchor && pasted.some((found) => found)))
    return {
      state: 'broken',
      says: 'The file named as CA does not hold the certificate that signs this chain.',
      detail: [readers, ...chain],
    };
  return {
    state: 'unknown',
    says: `Verification is on, with ${caPaths.join(', ')}, which was not pasted.`,
    detail: [readers, ...chain],
  };
}

const pastedAt = ({ files }: Pull, path: string) =>
  files.find(({ file, installAt }) => (installAt ?? file.path) === path);

/** What is left of it for a host whose chain nobody pasted. */
export const withoutChain = ({ certificates, unread, anchor }: Trust): Trust => ({
  ...noTrust,
  certificates,
  unread,
  ...(anchor && { anchor }),
});

/** Where Go finds the system's roots: the first of these that is there (crypto/x509 root_linux.go). */
export const systemStore: ReadonlySet<string> = new Set([
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/tls/cacert.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
]);

function withoutCa(trust: Trust, detail: string[]): Tls {
  if (trust.presented.length === 0 && !trust.anchor)
    return {
      state: 'unknown',
      says: 'Only the system roots are trusted; whether they cover this registry is not in the files.',
      detail,
    };
  return { state: 'broken', says: 'No CA is named for this endpoint: only the system roots are trusted.', detail };
}

const chainOf = ({ presented }: Trust): string[] =>
  presented.length > 0 ? [`Presented: ${presented.map(({ name }) => name).join(' ← ')}`] : [];

const anchorName = ({ anchor }: Trust): string => anchor?.certificates.map(({ name }) => name).join(', ') ?? 'the CA';
