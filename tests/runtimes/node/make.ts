import { buildkit } from './buildkit.ts';
import { buildkitd } from './buildkitd.ts';
import { containerd } from './containerd.ts';
import { podman, skopeo } from './containers-image.ts';
import { docker } from './docker.ts';
import { dockerfile } from './dockerfile.ts';
import type { Machine } from './machine.ts';
import type { Kind, Runtime } from './runtime.ts';

/** A runtime of a kind on a node; not started. */
export const makeRuntime: Readonly<Record<Kind, (machine: Machine) => Runtime>> = {
  containerd,
  docker,
  'docker-store': docker,
  buildkit,
  buildkitd,
  podman,
  skopeo,
  dockerfile,
};
