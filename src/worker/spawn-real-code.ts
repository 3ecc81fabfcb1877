import { hearRequests } from './heard-requests.ts';
import RealCodeWorker from './real-code.worker.ts?worker&inline';

/** A blob worker, as the engine's: the runtimes' own code runs in it and reaches nothing. */
export function spawnRealCode(): Worker {
  const worker = new RealCodeWorker({ name: 'real code' });
  hearRequests(worker);
  return worker;
}
