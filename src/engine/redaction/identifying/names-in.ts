import { isPublic } from '../../evidence/public-registries.ts';
import { mayHoldPem, pemBlocks } from '../../syntax/pem/blocks.ts';
import { occurrences } from '../../workspace/occurrences.ts';
import type { Range } from '../../workspace/source-file.ts';

export type NameKind = 'host' | 'address' | 'mail' | 'account' | 'arn' | 'name' | 'certificate';

/** Something that says whose case this is. */
export interface Name {
  kind: NameKind;
  range: Range;
}

const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const dotted = `${label}(?:\\.${label}){1,9}`;
const top = '(?:corp|internal|intranet|intern|local|localdomain|lan|home|private|priv|loc|arpa|svc)';
/** A name is one of a host by what stands around it; a dotted word alone may be a file, a plugin or a Go package. */
const hosts: readonly RegExp[] = [
  new RegExp(`://(?:[^\\s/@"']{0,300}@)?(${dotted})(?![\\w.-]{0,200}@)`, 'g'),
  // Settings of npm are named by an address without its scheme.
  new RegExp(`(?<![\\w:/.])//(${dotted})(?=[/:\\s"']|$)`, 'gm'),
  new RegExp(`/certs\\.d/(${dotted})`, 'g'),
  new RegExp(`(?:\\bDNS:|\\bCN ?= ?|[=,"' ]\\.|@|\\*\\.)(?:\\*\\.)?(${dotted})(?=[\\s,"'/;:)>\\]]|$)`, 'gm'),
  new RegExp(`\\b(?:lookup|host|for|not|server|Host:|resolve|reach|connect to|on) "?(${dotted})(?=[\\s,":;]|$)`, 'gm'),
  new RegExp(
    `(?<![\\w./@-])(${dotted})(?=:\\d{2,5}(?![\\d.])|/[a-z0-9][\\w./-]{0,200}(?::[\\w.-]{1,128}|@sha256:))`,
    'g',
  ),
  new RegExp(`(?<![\\w./@-])((?:${label}\\.){1,9}${top})(?![\\w-]|\\.[A-Za-z0-9])`, 'g'),
  new RegExp(
    `(?:\\.(?:mirrors|configs|host|auths)\\.?["'](?:https?://)?|\\[host\\.["'](?:https?://)?)(${dotted})`,
    'g',
  ),
  new RegExp(`["'](${dotted})(?=["']\\s{0,4}:\\s{0,4}\\{)`, 'g'),
];
/** Ends of what looks like a host and is a file, an API group or a plugin of containerd. */
const noHost =
  /\.(?:toml|json|ya?ml|crt|pem|key|conf|sock|sh|go|txt|log|md|service|tgz|gz|zip|cri|images|runtime|v\d+\w*|\d+)$|^io\.containerd\./i;
/** Domains that everybody uses; below some of them a customer has a name. */
const shared =
  /(?:^|\.)(?:docker\.(?:io|com)|dockerhub\.com|gcr\.io|ghcr\.io|github(?:usercontent)?\.com|gitlab\.com|quay\.io|k8s\.io|kubernetes\.io|microsoft\.com|azure\.com|windows\.net|google\.com|googleapis\.com|pkg\.dev|amazonaws\.com|public\.ecr\.aws|redhat\.(?:com|io)|nvcr\.io|nvidia\.com|ubuntu\.com|debian\.org|alpinelinux\.org|npmjs\.(?:org|com)|pypi\.org|pythonhosted\.org|golang\.org|rancher\.io|elastic\.co|hashicorp\.com|cloudflare\.(?:com|docker\.com)|letsencrypt\.org|example|example\.(?:com|org|net)|localhost)$/i;
/** A registry that a provider keeps for a customer, whose name comes first. */
export const rented =
  /^([a-z0-9][\w-]{0,62})(\.(?:azurecr\.(?:io|cn|us)|jfrog\.io|cr\.aws|ocir\.io|scw\.cloud|gitea\.cloud|cr\.cloud\.ru))$/i;

const ipv4 = /(?<![\w.-])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w-]|\.\d)/g;
const ipv6 = /(?<![\w:.])(?:[0-9A-Fa-f]{1,4}:){1,7}(?::?[0-9A-Fa-f]{1,4}|:){1,7}(?![\w:])/g;
/** Everybody's: this machine, every machine, masks, and the ends of private ranges. */
const commonAddress =
  /^(?:127\.|0\.0\.0\.0$|255\.|169\.254\.169\.254$|(?:10\.0\.0|172\.16\.0|192\.168\.0)\.0$|(?:1\.1\.1\.1|8\.8\.[48]\.[48])$|::1?$|198\.1[89]\.|2001:db8:)/;
const mail = new RegExp(`(?<![\\w.%+:-])[\\w.%+-]{1,64}@${dotted}(?![\\w-])`, 'g');
const account =
  /(?<![\w.-])(?!0{4})\d{12}(?=\.dkr\.ecr\.|:(?:role|user|root|assumed-role)\b)|(?=\d{12}|[0-9a-f]{8}-)(?<=(?:account[_ -]?id|aws_account|subscriptions\/)["']?\s{0,3}[:=]?\s{0,3}["']?)(?!0{4})(?:\d{12}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![\w-])/gi;
const arn = /\barn:aws[\w-]{0,10}:[\w-]{1,40}:[\w-]{0,30}:\d{0,12}:[\w+=,.@/:*-]{1,300}/g;
/** Parts of a distinguished name: `O = Some Company`. */
const distinguished =
  /(?<=(?:^|[,/\s(])(?:CN|OU|O|L|ST) ?= ?)[^\s,/=+"'\\][^,/=+"'\\\n\r]{0,80}?(?=\s{0,2}(?:,|\/|\+|["'\\\n\r]|$)|\s+[A-Za-z]{1,20} ?=)/gm;

const nameOfHost = new RegExp(`^(?:\\*\\.)?${dotted}$`);

/** Certificates, in which names stand that cannot be exchanged: their signatures would break. */
export function certificatesIn(text: string): Range[] {
  if (!mayHoldPem(text)) return [];
  return pemBlocks(text).flatMap(({ kind, range }) => (/certificate|pkcs7|request/.test(kind) ? [range] : []));
}

/** Everything else in a text that says whose case it is, in no order. */
export function* namesIn(text: string): Generator<Name> {
  if (text.includes('arn:aws')) yield* all(text, arn, 'arn', (found) => /:::resource-\d/.test(found));
  if (text.includes('@')) yield* all(text, mail, 'mail', (found) => /^git@|@sha256|\.example$/.test(found));
  yield* all(text, account, 'account');
  yield* all(text, ipv4, 'address', (found) => commonAddress.test(found));
  yield* all(text, ipv6, 'address', (found) => commonAddress.test(found) || !isIpv6(found));
  for (const pattern of hosts) yield* all(text, pattern, 'host', isNoName);
  yield* all(
    text,
    distinguished,
    'name',
    (found) => shared.test(found) || /^Name \w{1,60} \d{1,9}$/.test(found) || nameOfHost.test(found),
  );
}

/** The name is what a pattern matches, or its group, with which it ends. */
function* all(text: string, pattern: RegExp, kind: NameKind, isNone = (_: string) => false): Generator<Name> {
  for (const { 0: whole, 1: found = whole, index } of occurrences(text, pattern)) {
    const end = index + whole.length;
    if (!isNone(found)) yield { kind, range: { start: end - found.length, end } };
  }
}

function isNoName(host: string): boolean {
  if (/^registryx*-\d{1,9}\./.test(host)) return true;
  if (rented.test(host)) return false;
  return isPublic(host.toLowerCase()) || shared.test(host) || noHost.test(host) || /^[\d.]+$/.test(host);
}

/** Not a serial number, a fingerprint or a time. */
function isIpv6(text: string): boolean {
  const groups = text.split(':');
  if (text.includes('::')) return groups.length <= 8 && /[0-9a-f]{3}|^fe80|^::/i.test(text);
  return groups.length === 8 && groups.some((group) => group.length > 2);
}
