import { keysOf, nearest } from './schema.ts';

/** What somebody meant by a key that containerd does not know. */
export type Meaning =
  | { kind: 'renamed'; to: string }
  /** A switch that would turn verification off, had containerd known it. */
  | { kind: 'switch' }
  | { kind: 'credentials' }
  /** Nothing that one key could say; `hint` tells where it belongs. */
  | { kind: 'elsewhere'; hint: string }
  | { kind: 'unknown' };

/** Names from config.toml, registries.yaml, registries.conf and other tools, in lower case without `_`, `-` and `.`. */
const misnomers: readonly (readonly [RegExp, Meaning])[] = [
  [/^hosts$/, { kind: 'renamed', to: 'host' }],
  [
    /^(?:root)?ca(?:file|path|cert|certs|certfile|certificate|certificates|bundle|crt|s)?$/,
    { kind: 'renamed', to: 'ca' },
  ],
  [/^cert(?:ificate)?authority$/, { kind: 'renamed', to: 'ca' }],
  [
    /insecure|^(?:skip|no)(?:tls|ssl)?verif|^(?:ssl|tls)verif|^verify(?:ssl|tls)?$|^tlsskip|^skipssl/,
    { kind: 'switch' },
  ],
  [/^(?:auths?|login|username|user|password|passwd|pass|credentials?)$/, { kind: 'credentials' }],
  [/^(?:identity|registry|access)?token$/, { kind: 'credentials' }],
  [
    /^(?:client)?(?:cert|key|certfile|keyfile|certificate)$/,
    { kind: 'elsewhere', hint: 'A client certificate is written client = [["client.crt", "client.key"]].' },
  ],
  [/^tls$/, { kind: 'elsewhere', hint: 'ca and client stand directly in the table.' }],
  [/^rewrite$/, { kind: 'elsewhere', hint: 'Only the containerd of K3s and RKE2 reads it.' }],
  [/^proxy$/, { kind: 'elsewhere', hint: 'A proxy is set in the environment of containerd.' }],
  [/^(?:version|plugins|imports|registry|mirrors)$/, { kind: 'elsewhere', hint: 'It belongs into config.toml.' }],
];

/** The meaning of a key that is unknown in the table at this key path: by its name, else by a known one that is near. */
export function meaningOf(key: string, at: readonly string[]): Meaning {
  const known = keysOf(at);
  const bare = key.toLowerCase().replaceAll(/[-_.]/g, '');
  const named = misnomers.find(([pattern]) => pattern.test(bare))?.[1];
  if (named) return named.kind === 'renamed' && !known.has(named.to) ? { kind: 'unknown' } : named;
  const near = nearest(key, known.keys());
  if (near === 'skip_verify') return { kind: 'switch' };
  return near === undefined ? { kind: 'unknown' } : { kind: 'renamed', to: near };
}
