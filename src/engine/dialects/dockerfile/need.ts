import type { Case } from '../rule.ts';
import type { Occurrence } from './detect.ts';
import type { DockerfileDocument } from './document.ts';
import { hostsIn, hostsOf, type NamedHost, natureOf } from './hosts.ts';
import { globalVariables } from './variables.ts';

/** Whether a CA must be in the image once a switch is gone. */
export interface Need {
  ca: boolean;
  /** False: it rests on an assumption, which `because` states. */
  certain: boolean;
  /** One sentence. */
  because: string;
  /** The host whose CA it is. */
  host?: string;
}

/** Programs whose errors tell of the trust within an image. */
const insideImages = new Set([
  'curl',
  'wget',
  'git',
  'npm',
  'pip',
  'node',
  'python',
  'java',
  'apt',
  'apk',
  'openssl',
  'go',
]);

/** Whether the trust of an image is at fault for an error that somebody pasted: on this host, or on any. */
export function isDistrusted({ evidence }: Case, host?: string): boolean {
  return evidence.some(({ code, registry, url, client }) => {
    if (code !== 'x509-unknown-authority') return false;
    const failing = [registry?.replace(/:\d+$/, ''), ...hostsIn(url ?? '').map((named) => named.host)];
    return host === undefined ? insideImages.has(client) : failing.includes(host);
  });
}

/** Programs whose errors are told as another one's: they run it, or carry its library. */
const alike: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:npx|pnpm|pnpx|yarn|yarnpkg|bun|bunx)$/, /^(?:npm|node)$/],
  [/^npm$/, /^node$/],
  [/^(?:pipx?|pipenv|poetry|pdm|uv|conda|mamba)$/, /^(?:pip|python)$/],
  [/^(?:mvn|gradle|sbt)$/, /^java$/],
  [/^(?:yum|dnf5?|microdnf|tdnf)$/, /^dnf$/],
  [/^nuget$/, /^dotnet$/],
];

/** The host that `program` does not trust by an error that somebody pasted. */
export const distrustedBy = ({ evidence }: Case, program: string): string | undefined =>
  evidence
    .find(
      ({ code, client }) =>
        code === 'x509-unknown-authority' &&
        (client === program || alike.some(([of, told]) => of.test(program) && told.test(client))),
    )
    ?.registry?.replace(/:\d+$/, '');

/** The hosts that an occurrence names, and those of its stage. */
export function concernedHosts(
  document: DockerfileDocument,
  { use, names }: Occurrence,
): { own: NamedHost[]; around: NamedHost[] } {
  const { stage } = use;
  const variables = stage ? document.variables[stage.index] : globalVariables(document.dockerfile);
  const named = names
    .flatMap((text) => text.split(/[\s,|]+/))
    .map((name) =>
      name
        .replace(/^['"]|['"]$/g, '')
        .replace(/^\*\./, '')
        .replace(/[:/].*$/s, ''),
    )
    .filter((host) => /^[\w.-]+$/.test(host))
    .map((host) => ({ host, tls: true, shown: host }));
  const own = named.length > 0 ? named : hostsOf(use, variables);
  return { own, around: (stage && document.hosts[stage.index]) ?? [] };
}

export function needOf(document: DockerfileDocument, occurrence: Occurrence, theCase: Case): Need {
  const { own, around } = concernedHosts(document, occurrence);
  const hosts = (own.length > 0 ? own : around).filter(({ host }) => natureOf(host) !== 'loopback');
  const secure = hosts.filter(({ tls }) => tls).map(({ host }) => host);
  if (own.length > 0 && own.every(({ tls }) => !tls))
    return { ca: false, certain: true, because: 'The URL is plain http, where there is no certificate to verify.' };
  const failing = secure.find((host) => isDistrusted(theCase, host));
  if (failing)
    return {
      ca: true,
      certain: true,
      because: `The error shows that ${failing} presents a certificate of an unknown CA.`,
      host: failing,
    };
  const inner = secure.find((host) => natureOf(host) === 'private');
  if (inner) return { ca: true, certain: true, because: `No public CA signs certificates for ${inner}.`, host: inner };
  const company = secure.find((host) => natureOf(host) === 'likely-private');
  if (company)
    return {
      ca: true,
      certain: false,
      because: `It is assumed that a private CA signs for ${company}, as its name suggests.`,
      host: company,
    };
  if (theCase.trust.anchor)
    return {
      ca: true,
      certain: false,
      because: 'It is assumed that the pasted CA signs for these hosts, e.g. as an intercepting proxy does.',
      ...hostOf(secure),
    };
  if (isDistrusted(theCase))
    return {
      ca: true,
      certain: false,
      because: 'The pasted error shows that a CA is missing in the image.',
      ...hostOf(secure),
    };
  const [open] = secure;
  if (open)
    return {
      ca: false,
      certain: false,
      because: `It is assumed that ${open} presents a publicly signed certificate. If a proxy on the way re-signs it, paste that proxy’s CA.`,
    };
  return unseen(document, occurrence);
}

const hostOf = ([host]: readonly string[]) => (host === undefined ? {} : { host });

function unseen(document: DockerfileDocument, { use }: Occurrence): Need {
  const elsewhere = [
    ...document.hosts.flat(),
    ...document.facts.images.flatMap(({ value }) => hostsIn(`https://${value}`)),
  ].find(({ host, tls }) => tls && host.includes('.') && ['private', 'likely-private'].includes(natureOf(host)));
  if (elsewhere)
    return {
      ca: true,
      certain: false,
      because: `No host is named here; it is assumed to be one of the same private CA as ${elsewhere.host}.`,
      host: elsewhere.host,
    };
  if (use.when === 'run')
    return {
      ca: true,
      certain: false,
      because: 'No host is named here; without a CA the containers of this image would fail where they worked before.',
    };
  return {
    ca: false,
    certain: false,
    because:
      'No host is named here; it is assumed to be a public one. If a private server or a proxy that re-signs is meant, paste its CA.',
  };
}
