import type { Hosts } from '../world/world.ts';

const registryHost = 'harbor.internal.corp';
export const credentials = { user: 'robot$puller', password: 'not-a-real-password-1' };

/** Shapes of a registry's surroundings. */
export const worlds = {
  /** Another company's token server: its certificate is another CA's. */
  tokenServer: {
    [registryHost]: { options: { tokensFrom: { realm: 'https://auth.cloud.corp/token', service: registryHost } } },
    'auth.cloud.corp': { role: 'tokens', by: 'other' },
  },
  /** The same, below the registry's own CA. */
  ownTokenServer: {
    [registryHost]: { options: { tokensFrom: { realm: 'https://auth.internal.corp/token', service: registryHost } } },
    'auth.internal.corp': { role: 'tokens' },
  },
  /** Blobs come from an object store, whose certificate is another CA's. */
  blobStore: {
    [registryHost]: { options: { blobsAt: 'https://blobs.cloud.corp/store' } },
    'blobs.cloud.corp': { role: 'blobs', by: 'other' },
  },
  password: { [registryHost]: { options: { basic: credentials } } },
  mutual: { [registryHost]: { mutual: true } },
  /** A pull-through cache of a public registry that cannot be reached. */
  cache: { 'mirror.internal.corp': {} },
} as const satisfies Record<string, Hosts>;
