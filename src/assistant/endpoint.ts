/** The three ways in which servers of language models are spoken to. */
export const protocolNames = ['openai', 'anthropic', 'google'] as const;
export type ProtocolName = (typeof protocolNames)[number];

/** Where a question goes: chosen before the frame is made, and fixed for its life. */
export interface Endpoint {
  protocol: ProtocolName;
  /** Without a slash at its end; the protocol's own path follows. */
  base: string;
  origin: string;
  /** A program on this very machine. */
  loopback: boolean;
}

export type ReadEndpoint = { ok: true; endpoint: Endpoint } | { ok: false; why: string };

/** What is usually meant by an address without a path, and what people paste along with it. */
const paths: Readonly<Record<ProtocolName, { usual: string; surplus: RegExp }>> = {
  openai: { usual: '/v1', surplus: /\/(?:chat\/completions|completions|models)$/ },
  anthropic: { usual: '', surplus: /\/v1(?:\/messages)?$/ },
  google: { usual: '/v1beta', surplus: /\/models(?:\/.*)?$/ },
};

const loopbackHosts = new Set(['localhost', '127.0.0.1']);

/**
 * Narrower than a URL may be: what stands here becomes a source of a content security policy, where `*` is a wildcard
 * and `;` begins another directive.
 */
const hostGrammar = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;

/** The endpoint that an address names, or why it is not taken: https, or http to this machine, and nothing secret in it. */
export function readEndpoint(address: string, protocol: ProtocolName): ReadEndpoint {
  const refuse = (why: string): ReadEndpoint => ({ ok: false, why });
  const text = address.trim();
  if (text === '') return refuse('Give the address of the server.');
  if (text.length > 500) return refuse('The address is too long.');
  if (!URL.canParse(text)) return refuse('This is no address: it must begin with https:// or http://.');
  const url = new URL(text);
  if (url.username !== '' || url.password !== '')
    return refuse('The address holds a user name or a password. The key belongs into the field for it.');
  if (url.search !== '' || url.hash !== '' || /[?#]/.test(text))
    return refuse('The address holds a query or a fragment. Leave it out: a key in it would end up in logs.');
  if (url.hostname.startsWith('['))
    return refuse('A policy cannot name an IPv6 address. Use localhost or a host name.');
  if (url.hostname.length > 253 || !hostGrammar.test(url.hostname)) return refuse('This is no plain host name.');
  const loopback = loopbackHosts.has(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback))
    return refuse('The address must begin with https://. Plain http:// is taken for localhost and 127.0.0.1 alone.');
  const { usual, surplus } = paths[protocol];
  const given = url.pathname.replace(/\/{1,100}$/, '').replace(surplus, '');
  return {
    ok: true,
    endpoint: { protocol, base: url.origin + (given || usual), origin: url.origin, loopback },
  };
}

/** The endpoint as the fragment of the frame's address, which no server sees. */
export const fragmentOf = ({ protocol, base }: Endpoint): string =>
  `#${new URLSearchParams({ protocol, base }).toString()}`;

/** The endpoint in a fragment, judged anew. */
export function endpointIn(fragment: string): ReadEndpoint {
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  const protocol = protocolNames.find((name) => name === given.get('protocol'));
  if (!protocol) return { ok: false, why: 'The protocol is not known.' };
  return readEndpoint(given.get('base') ?? '', protocol);
}
