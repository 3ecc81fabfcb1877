import type { Held } from './collect.ts';
import type { Presentation } from './trust.ts';
import { hostNameError } from './x509/host-name.ts';
import type { Parsed } from './x509/parsed.ts';
import { permitsServerAuth } from './x509/verify.ts';

export interface Presented {
  /** Each once, leaf first. */
  certificates: Held[];
  presentation: Presentation;
  /** All that stand in the same output or file, repetitions included; the others were pasted for another reason. */
  all: Held[];
}

const none: Presented = { certificates: [], presentation: 'none', all: [] };

/** What stands right before a certificate in the output of `openssl s_client` and of `gnutls-cli --print-cert`. */
const announced =
  /(?:^|\n)(?: {0,4}\d{1,2} s:[^\n]*\n(?: {1,8}[aiv]:[^\n]*\n){0,4}|Server certificate {0,4}\r?\n|- Certificate\[\d{1,2}\] info:\n(?:[^\n-][^\n]*\n){0,14}[^\n]*\n?)$/;
const newConnection = /^CONNECTED\(/m;

/**
 * The chain that the server presents: from the output of a TLS client, in its order; else from a file that holds a
 * certificate for the host, or at least one that is no CA. `isForCa` tells files that are named as CA.
 */
export function presentedBy(
  held: readonly Held[],
  host: string | undefined,
  isForCa: (path: string) => boolean,
): Presented {
  for (const ofFile of byFile(held)) {
    const shown = handshakeIn(ofFile);
    if (shown.certificates.length > 0) return shown;
  }
  const rank = ({ parsed, file }: Held): number =>
    (permitsServerAuth(parsed) ? 0 : 4) + (namesHost(parsed, host) ? 0 : 2) + (isForCa(file.path) ? 1 : 0);
  const [leaf] = held
    .filter(({ parsed, file }) => !isOfClient(file.path) && mayBeServer(parsed, host))
    .sort((a, b) => rank(a) - rank(b));
  if (!leaf) return none;
  const all = held.filter(({ file }) => file === leaf.file);
  const others = all.filter(({ parsed }) => !mayBeServer(parsed, host));
  return { certificates: distinct([leaf, ...others]), presentation: 'file', all };
}

/** By its place: dockerd and containers/image take every *.cert of a registry's directory for a client's. */
const isOfClient = (path: string): boolean => /\/certs\.d\/[^/]{1,300}\/[^/]{1,300}\.cert$/.test(path);

const namesHost = (parsed: Parsed, host: string | undefined): boolean =>
  host !== undefined && hostNameError(parsed, host) === undefined;

/** Certificates with CA:FALSE or without basic constraints, but not those for clients of other names. */
const mayBeServer = (parsed: Parsed, host: string | undefined): boolean =>
  !parsed.basicConstraints.isCa && (namesHost(parsed, host) || permitsServerAuth(parsed));

function byFile(held: readonly Held[]): Held[][] {
  const files = new Map<string, Held[]>();
  for (const one of held) {
    const known = files.get(one.file.path);
    if (known) known.push(one);
    else files.set(one.file.path, [one]);
  }
  return [...files.values()];
}

/** The certificates of the first connection that a text shows. */
function handshakeIn(held: readonly Held[]): Presented {
  const first: Held[] = [];
  const all: Held[] = [];
  const text = held[0]?.file.text ?? '';
  let position = 0;
  let another = false;
  for (const one of held) {
    const before = text.slice(position, one.range.start);
    position = one.range.end;
    another ||= all.length > 0 && newConnection.test(before);
    if (!announced.test(before.slice(-4000))) continue;
    all.push(one);
    if (!another) first.push(one);
  }
  if (all.length === 0) return none;
  const [connection = ''] = text.split(/^(?=CONNECTED\()/m).filter((part) => /^ {0,4}\d{1,2} s:/m.test(part));
  const sent = connection.match(/^ {0,4}\d{1,2} s:/gm)?.length ?? 0;
  const certificates = distinct(first);
  const isWhole = sent > 0 && certificates.length >= sent;
  return { certificates, all, presentation: isWhole ? 'handshake' : 'handshake-part' };
}

/** The first of each certificate. */
export function distinct(held: readonly Held[]): Held[] {
  const first = new Map<string, Held>();
  for (const one of held) if (!first.has(one.parsed.fingerprint)) first.set(one.parsed.fingerprint, one);
  return [...first.values()];
}
