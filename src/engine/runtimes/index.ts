import type { Trace } from '../workspace/report.ts';
import { traceBuildkitPull } from './buildkit/trace.ts';
import { traceContainerdPull } from './containerd/trace.ts';
import { traceContainersImagePull } from './containers-image/trace.ts';
import { traceDockerPull } from './docker/trace.ts';
import type { Pull } from './pull.ts';

const models: Readonly<Record<string, (pull: Pull) => Trace>> = {
  containerd: traceContainerdPull,
  docker: traceDockerPull,
  buildkit: traceBuildkitPull,
  podman: traceContainersImagePull,
  buildah: traceContainersImagePull,
  skopeo: traceContainersImagePull,
  'cri-o': traceContainersImagePull,
};

/** The pull as the target's runtime would do it; nothing for a runtime without a model. */
export function tracesOf(pull: Pull): Trace[] {
  const model = models[pull.target.runtime];
  return model && pull.registry ? [model(pull)] : [];
}
