import { quoteToml } from '../../syntax/toml/index.ts';

/** A client certificate; without `key` the file holds both. */
export interface ClientPair {
  certificate: string;
  key?: string;
}

interface HostsTomlEndpoint {
  /** With scheme. */
  url: string;
  /** Default: `pull` and `resolve`, which every release knows. */
  capabilities?: string[];
  ca: string[];
  client: ClientPair[];
  overridePath?: boolean;
}

export interface HostsTomlSpec {
  /** The endpoint that is tried last; without it containerd takes the registry itself. */
  server?: string;
  /** For the last endpoint, which inherits nothing from the tables. */
  ca: string[];
  client: ClientPair[];
  hosts: HostsTomlEndpoint[];
  comments?: string[];
}

/**
 * A hosts.toml that every containerd from 1.5 on reads alike (containerd core/remotes/docker/config/hosts.go
 * parseHostsFile, ConfigureHosts; measured: 1.6.20 to 2.3.4): top-level keys first, at least one `[host]` table (1.5, 1.6
 * and 1.7 before 1.7.32 reject a file without one), headers instead of dotted keys, and no TLS keys on plain HTTP, which
 * would make containerd try HTTPS first. A URL that comes twice is written once: a second table of one name makes the
 * whole file unreadable.
 */
export function writeHostsToml(spec: HostsTomlSpec): string {
  const seen = new Set<string>();
  const hosts = spec.hosts.filter(({ url }) => !seen.has(url) && seen.add(url));
  const top = [
    ...(spec.comments ?? []).map(comment),
    ...(spec.server === undefined ? [] : [`server = ${quoteToml(spec.server)}`]),
    ...tlsKeys(spec.server, spec),
  ];
  const tables = hosts.map((host) => [
    `[host.${quoteToml(host.url)}]`,
    `  capabilities = ${list(host.capabilities ?? ['pull', 'resolve'])}`,
    ...tlsKeys(host.url, host).map((line) => `  ${line}`),
    ...(host.overridePath ? ['  override_path = true'] : []),
  ]);
  if (tables.length === 0) tables.push(['[host]']);
  const blocks = top.length === 0 ? tables : [top, ...tables];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function tlsKeys(url: string | undefined, { ca, client }: { ca: string[]; client: ClientPair[] }): string[] {
  if (url?.startsWith('http://')) return [];
  const lines: string[] = [];
  const [only] = ca;
  if (only !== undefined) lines.push(`ca = ${ca.length === 1 ? quoteToml(only) : list(ca)}`);
  if (client.length > 0) lines.push(`client = ${clientValue(client)}`);
  return lines;
}

/** A flat array of two files would be read as two combined files, and `""` as the base directory: so pairs, or plain files. */
function clientValue(client: readonly ClientPair[]): string {
  if (client.every(({ key }) => key === undefined)) return list(client.map(({ certificate }) => certificate));
  return `[${client.map(({ certificate, key }) => list([certificate, key ?? certificate])).join(', ')}]`;
}

const list = (items: readonly string[]): string => `[${items.map((item) => quoteToml(item)).join(', ')}]`;

const comment = (text: string): string =>
  `# ${Array.from(text, (character) => (character < ' ' || character === '\u007f' ? ' ' : character)).join('')}`.trimEnd();
