import { type Authority, authority, type Identity } from './authority.ts';
import { packageServer } from './package-server.ts';
import { blobStore, type RegistryOptions, registry, tokenServer } from './registry.ts';
import { type Answer, type Server, serve } from './server.ts';

/** One host of a case's world. */
export interface Host {
  port?: number;
  /** Left out: a registry. */
  role?: 'tokens' | 'blobs' | 'packages';
  options?: RegistryOptions;
  /** Whose certificate it presents; the corporate one when left out. */
  by?: 'corp' | 'other';
  /** Without TLS; or on port 80 as well as over TLS. */
  plain?: 'only' | 'too';
  /** Lets in only clients with a certificate of the corporate authority. */
  mutual?: boolean;
  /** A chain without the intermediate, or with the root too. */
  sends?: 'leaf alone' | 'root too';
  /** Hands out its root CA as Harbor does. */
  handsOutCa?: boolean;
}

export type Hosts = Readonly<Record<string, Host>>;

export interface World {
  /** Names that the nodes resolve. */
  names: Record<string, string>;
  corp: Authority;
  other: Authority;
  /** An authority that nobody trusts. */
  stranger: Authority;
  /** The certificate that the first host had before it was renewed. */
  formerLeaf: string;
  /** The client's pair for hosts with mutual TLS. */
  client: Identity;
  /** The identity that a host presents in good times. */
  identity(host: string): Identity;
  /** Hosts that speak plain HTTP alone. */
  plain: readonly string[];
  /** Has these speak TLS in place of it, on their ports. */
  speakTls(): Promise<void>;
  /** Hosts that speak TLS; those that can stand in for each other, as a mirror and its upstream, together. */
  secured: readonly (readonly string[])[];
  /** Has a host present this; the good identity when left out. */
  present(host: string, identity?: Identity): void;
  close(): Promise<void>;
}

let packages: Promise<Answer> | undefined;

function answerOf({ role, options, handsOutCa }: Host, ca: string): Answer | Promise<Answer> {
  if (role === 'tokens') return tokenServer();
  if (role === 'blobs') return blobStore;
  if (role !== 'packages') return registry({ ...options, ...(handsOutCa && { ca }) });
  packages ??= packageServer();
  return packages;
}

/** The authorities of a run: made once. */
const authorities = async () => ({
  corp: await authority('Internal Corp'),
  other: await authority('Cloud Corp'),
  stranger: await authority('Stranger'),
});
let made: ReturnType<typeof authorities> | undefined;

/** Starts the servers of a case, each on an address of its own; `block` keeps worlds apart that exist at the same time. */
export async function worldOf(hosts: Hosts, block: number): Promise<World> {
  made ??= authorities();
  const { corp, other, stranger } = await made;
  const names: Record<string, string> = {};
  const identities = new Map<string, Identity>();
  const servers = new Map<string, Server>();
  const client = await corp.client('node1');
  const former = await corp.server(...Object.keys(hosts).slice(0, 1));
  const identity = (host: string): Identity => {
    const known = identities.get(host);
    if (!known) throw new Error(`no host called ${host} in this world`);
    return known;
  };
  const listen = async (name: string, { port = 443, mutual }: Host, ip: string, answer: Answer) => {
    const tls = { identity: identity(name), ...(mutual && { clientCa: corp.root }) };
    servers.set(name, await serve({ ip, port }, answer, tls));
  };
  for (const [index, [name, host]] of Object.entries(hosts).entries()) {
    // Outside 127.0.0.0/8, which dockerd takes for insecure: https://docs.docker.com/reference/cli/dockerd/#insecure-registries
    const ip = `192.0.2.${2 + block * 16 + index}`;
    names[name] = ip;
    const issued = await { corp, other }[host.by ?? 'corp'].server(name);
    identities.set(name, { ...issued, chain: chainOf(host, issued, { corp, other }[host.by ?? 'corp']) });
    const answer = await answerOf(host, corp.root);
    if (host.plain)
      servers.set(`http ${name}`, await serve({ ip, port: (host.plain === 'only' && host.port) || 80 }, answer));
    if (host.plain !== 'only') await listen(name, host, ip, answer);
  }
  const plainOnly = () => Object.keys(hosts).filter((name) => !servers.has(name));
  return {
    ...{ names, corp, other, stranger, client, identity, formerLeaf: former.leaf },
    get plain() {
      return plainOnly();
    },
    async speakTls() {
      for (const name of plainOnly()) {
        await servers.get(`http ${name}`)?.close();
        await listen(name, hosts[name] ?? {}, names[name] ?? '', await answerOf(hosts[name] ?? {}, corp.root));
      }
    },
    get secured() {
      return securedOf(hosts, plainOnly());
    },
    present: (host, given = identity(host)) => servers.get(host)?.present(given),
    async close() {
      await Promise.all([...servers.values()].map((server) => server.close()));
    },
  };
}

const chainOf = ({ sends }: Host, { chain, leaf }: Identity, { root }: Authority): string => {
  if (sends === 'leaf alone') return leaf;
  return sends === 'root too' ? chain + root : chain;
};

function securedOf(hosts: Hosts, plain: readonly string[]): string[][] {
  const secured = Object.keys(hosts).filter((name) => !plain.includes(name));
  const registries = secured.filter((name) => hosts[name]?.role === undefined);
  return [registries, ...secured.filter((name) => !registries.includes(name)).map((name) => [name])].filter(
    (group) => group.length > 0,
  );
}
