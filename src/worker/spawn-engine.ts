import certificates from './certificates.part.ts?worker&url';
import EngineWorker from './engine.worker.ts?worker&inline';
import { hearRequests } from './heard-requests.ts';
import type { ToWorker } from './jobs.ts';

/**
 * A blob worker: it inherits the page's policy, which a worker loaded from a file would escape. It is told where the code
 * for certificates is, one of the page's own files, and loads that when the first one turns up.
 */
export function spawnEngine(): Worker {
  const worker = new EngineWorker({ name: 'engine' });
  hearRequests(worker);
  const message: ToWorker = { kind: 'certificates', url: new URL(certificates, document.baseURI).href };
  worker.postMessage(message);
  return worker;
}
