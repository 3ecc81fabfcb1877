import type { Value } from '../../syntax/tree.ts';

/** What a key of the registry tables holds. */
export type Kind = 'string' | 'strings' | 'boolean' | 'table' | 'tables' | 'any';

/** containerd internal/cri/config/config.go Registry, Mirror, RegistryConfig, AuthConfig; TLSConfig of 1.x (pkg/cri/config). */
const registry: Readonly<Record<string, Kind>> = {
  config_path: 'string',
  mirrors: 'tables',
  configs: 'tables',
  auths: 'tables',
  headers: 'table',
};
const mirror: Readonly<Record<string, Kind>> = { endpoint: 'strings' };
const config: Readonly<Record<string, Kind>> = { auth: 'table', tls: 'table' };
const auth: Readonly<Record<string, Kind>> = {
  username: 'string',
  password: 'string',
  auth: 'string',
  identitytoken: 'string',
};
const tls: Readonly<Record<string, Kind>> = {
  insecure_skip_verify: 'boolean',
  ca_file: 'string',
  cert_file: 'string',
  key_file: 'string',
};

/** The tables below `registry`, by the path that leads to them; `*` stands for a host. */
export const schema: readonly { below: readonly string[]; keys: Readonly<Record<string, Kind>> }[] = [
  { below: [], keys: registry },
  { below: ['mirrors', '*'], keys: mirror },
  { below: ['configs', '*'], keys: config },
  { below: ['configs', '*', 'auth'], keys: auth },
  { below: ['configs', '*', 'tls'], keys: tls },
  { below: ['auths', '*'], keys: auth },
];

/** Top-level keys that decide whether and how the rest is read. */
export const topLevel: Readonly<Record<string, Kind>> = {
  version: 'any',
  plugins: 'tables',
  imports: 'strings',
  disabled_plugins: 'strings',
  required_plugins: 'strings',
};

/** Whether a value is of this kind. */
export function fits(value: Value, kind: Kind): boolean {
  switch (kind) {
    case 'any':
      return true;
    case 'strings':
      return value.kind === 'array' && value.items.every((item) => item.kind === 'string');
    case 'tables':
    case 'table':
      return value.kind === 'table';
    default:
      return value.kind === kind;
  }
}

export type Meaning =
  | { kind: 'key'; key: string }
  /** It belongs to another table. */
  | { kind: 'elsewhere'; says: string }
  /** A switch that turns verification off is never put right. */
  | { kind: 'switch' };

/** Names that these settings have in other files or that are given by hand, by the table in which they turn up. */
export const misnomers: readonly { name: RegExp; meaning: Meaning }[] = [
  { name: /^(?:config_?(?:path|dir)|certs?_?(?:path|dir)|configpath)$/i, meaning: { kind: 'key', key: 'config_path' } },
  { name: /^mirror$/i, meaning: { kind: 'key', key: 'mirrors' } },
  { name: /^config$/i, meaning: { kind: 'key', key: 'configs' } },
  { name: /^endpoints$/i, meaning: { kind: 'key', key: 'endpoint' } },
  { name: /^ca(?:_?cert)?$|^cafile$/i, meaning: { kind: 'key', key: 'ca_file' } },
  { name: /^certfile$|^cert$/i, meaning: { kind: 'key', key: 'cert_file' } },
  { name: /^keyfile$|^key$/i, meaning: { kind: 'key', key: 'key_file' } },
  { name: /^user$/i, meaning: { kind: 'key', key: 'username' } },
  { name: /^(?:insecure|skip|tls_?verify|verify).*$/i, meaning: { kind: 'switch' } },
  {
    name: /^plain[-_]?http$/i,
    meaning: {
      kind: 'elsewhere',
      says: 'an endpoint is reached over plain HTTP when its URL begins with http://, which nobody should want.',
    },
  },
  {
    name: /^(?:capabilities|server|override_path|host)$/i,
    meaning: { kind: 'elsewhere', says: 'it is a key of hosts.toml.' },
  },
  { name: /^rewrite$/i, meaning: { kind: 'elsewhere', says: 'only K3s and RKE2 know it, in registries.yaml.' } },
];
