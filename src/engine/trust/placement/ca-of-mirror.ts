import { type CaFiles, caFile } from './ca-file.ts';
import type { PlacementRequest } from './placement.ts';

/**
 * The CA of a mirror in the directory of Docker Hub: since 28.0 dockerd's containerd image store, and the builder in it,
 * keep one set of certificates for both, and look for it there alone (measured: mirror, mirror-ca-docker-io; 28.5.2).
 */
export function caBesideHub(root: string, { hop, host, trust }: PlacementRequest): CaFiles {
  if (hop !== 'mirror') return { creates: [], missing: [], actions: [] };
  return caFile(`${root}/docker.io/${host.name}.crt`, host.apiHost, trust);
}
