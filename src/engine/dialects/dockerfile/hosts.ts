import { parseImageReference } from '../../workspace/image-reference.ts';
import type { Use } from './uses.ts';
import { resolve, type Variables } from './variables.ts';

/** Who can have signed a host's certificate, as far as its name tells. */
export type HostNature =
  /** The container itself. */
  | 'loopback'
  /** No public CA signs such names (CA/Browser Forum Baseline Requirements 7.1.4.2.1: no internal names, no reserved addresses). */
  | 'private'
  /** A name below a public domain that is usually a company’s own server. */
  | 'likely-private'
  | 'public';

export interface NamedHost {
  host: string;
  /** False for http:// and the like, where there is no TLS. */
  tls: boolean;
  /** Host and file, without what may be secret in a URL. */
  shown: string;
}

/** Last labels that no public registry delegates (RFC 6762, RFC 6761, ICANN’s .internal, names in use inside companies). */
const privateSuffixes = new Set(
  'internal corp local lan localdomain intranet intra home private priv test example invalid svc cluster consul onion arpa'.split(
    ' ',
  ),
);
/** Labels by which companies call servers that only they reach. */
const companyLabels = new Set('nexus artifactory harbor jfrog proget intranet internal intra corp onprem'.split(' '));

const url =
  /\b([a-z][a-z0-9+.-]{1,20}):\/\/(?:[^\s/@"'<>]{1,200}@)?([\w.-]{1,253}|\[[0-9a-fA-F:.]{2,45}\])(?::\d{1,5})?(\/[^\s"'\\]{0,400})?/gi;
/** Schemes without TLS. */
const plain = /^(?:http|ftp|git|ssh|git\+ssh|file|redis|ws|tcp|unix)$/i;

/** The hosts of the URLs in a text; variables that were not resolved have none. */
export function hostsIn(text: string): NamedHost[] {
  return [...text.slice(0, 20_000).matchAll(url)].flatMap(([whole, scheme = '', host = '', path = '']) => {
    if (scheme === 'docker') {
      const reference = parseImageReference(whole.slice('docker://'.length));
      return reference ? [{ host: reference.host, tls: true, shown: reference.written }] : [];
    }
    const parts = path
      .replace(/[?#].*$/s, '')
      .split('/')
      .filter((part) => part !== '');
    const file = parts.length > 2 ? `/…/${parts.at(-1)}` : parts.map((part) => `/${part}`).join('');
    return [{ host, tls: !plain.test(scheme), shown: host + file }];
  });
}

/** The hosts that a use names: in URLs among its words, values and lines. */
export function hostsOf(use: Use, variables: Variables = new Map()): NamedHost[] {
  const named = textsOf(use).flatMap((text) => hostsIn(resolve(text, variables)));
  if (use.kind !== 'command' || !imageTools.test(use.program.name)) return named;
  return [...named, ...use.program.args.flatMap(({ value }) => registryIn(resolve(value, variables)))];
}

/** Programs that take image references, which have no scheme. */
const imageTools = /^(?:docker|podman|buildah|skopeo|nerdctl|ctr|g?crane|oras|cosign|trivy|grype|syft)$/;

/** `harbor.internal.corp/prod/app:1`: what holds a registry with a dot or a port. */
function registryIn(word: string): NamedHost[] {
  const reference = /^[\w-]{1,63}(?:\.[\w-]{1,63}){0,10}(?:(?<=\.[\w-]{1,63})|:\d{1,5})\//.test(word)
    ? parseImageReference(word)
    : undefined;
  return reference ? [{ host: reference.host, tls: true, shown: reference.written }] : [];
}

function textsOf(use: Use): string[] {
  if (use.kind === 'file') return [use.content.text];
  if (use.kind === 'foreign') return [use.script.text];
  const { words = [], assignments = [] } = use.command ?? {};
  const own = use.kind === 'variable' ? [use.value.text] : assignments.map(({ value }) => value.text);
  return [...own, ...words.map(({ value }) => value)];
}

/** What the name says; `host` without port. */
export function natureOf(host: string): HostNature {
  const name = host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  if (name === 'localhost' || name.endsWith('.localhost') || name === '0.0.0.0' || name === '::1') return 'loopback';
  if (/^127\.(?:\d{1,3}\.){2}\d{1,3}$/.test(name)) return 'loopback';
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(name)) return isReserved(name) ? 'private' : 'likely-private';
  if (name.includes(':')) return 'private';
  const labels = name.split('.');
  const last = labels.at(-1) ?? '';
  if (labels.length === 1 || privateSuffixes.has(last)) return 'private';
  // Who writes these (RFC 2606) has put them for a server of his own.
  if (/^example\.(?:com|net|org)$/.test(labels.slice(-2).join('.'))) return 'likely-private';
  return labels.slice(0, -2).some((label) => companyLabels.has(label)) ? 'likely-private' : 'public';
}

/** RFC 1918, RFC 6598, RFC 3927. */
function isReserved(address: string): boolean {
  const [a = 0, b = 0] = address.split('.').map(Number);
  return (
    a === 10 ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254)
  );
}
