import type { ContainerdConfigDocument } from './document.ts';

const NAMES = { k3s: 'K3s', rke2: 'RKE2' };

/** What writes the file anew at every start, and from where; undefined for a file that stays as it is. */
export function generatorOf({ file }: ContainerdConfigDocument): { name: string; source: string } | undefined {
  const id = /\/rancher\/(k3s|rke2)\/agent\//.exec(file.path)?.[1];
  return id === 'k3s' || id === 'rke2' ? { name: NAMES[id], source: `/etc/rancher/${id}/registries.yaml` } : undefined;
}
