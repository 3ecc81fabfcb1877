import { asKubeletSays, listImages, pullImage } from './cri.ts';
import { daemon } from './daemon.ts';
import type { Machine } from './machine.ts';
import type { Runtime } from './runtime.ts';

const socket = '/run/containerd/containerd.sock';

/** containerd, asked through CRI's image service as kubelet asks it. */
export function containerd(machine: Machine): Runtime {
  const at = machine.at(socket);
  const service = daemon(machine, {
    command: ['containerd'],
    socket,
    // Unimplemented is an answer too: CRI's plugin has not loaded. Unavailable and Unknown are given while it loads.
    ready: async () => [0, 12].includes((await listImages(at)).code),
    why: /^containerd: .*|.*level=fatal.*/gm,
  });
  return {
    ...service,
    async pull(image, credentials) {
      const answer = await pullImage(at, image, credentials);
      return answer.code === 0
        ? { ok: true }
        : { ok: false, error: `Failed to pull image "${image}": ${asKubeletSays(answer)}` };
    },
  };
}
