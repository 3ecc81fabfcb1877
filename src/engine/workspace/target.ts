export type RuntimeName = 'containerd' | 'docker' | 'buildkit' | 'podman' | 'cri-o' | 'k3s' | 'rke2' | '';

/** Who pulls, where, and from which registry. An empty string says: not known. */
export interface Target {
  runtime: string;
  version: string;
  os: string;
  registry: string;
}

/** Given by a person, stated in the paste, told by its wording or format, or taken for granted. */
export type Known = 'given' | 'stated' | 'detected' | 'assumed';

/** A version that was *detected* is a lower bound: newer releases share the wording or the format that gave it away. */
export interface ResolvedTarget extends Target {
  known: Record<keyof Target, Known>;
}

/** Whether the version is the one, and not the oldest that comes into question. */
export const isExact = ({ known }: ResolvedTarget): boolean => known.version === 'given' || known.version === 'stated';
