import type { ToldRequests } from './tell-requests.ts';

type Heard = Pick<ToldRequests, 'asked' | 'refused'>;

let heard: Heard = { asked: [], refused: [] };
const listeners = new Set<() => void>();

/** In the page: notes what this worker tells of its requests. */
export function hearRequests(worker: Worker): void {
  worker.addEventListener('message', ({ data }: MessageEvent<ToldRequests | { kind?: undefined }>) => {
    if (data.kind !== 'requests') return;
    heard = { asked: [...heard.asked, ...data.asked], refused: [...heard.refused, ...data.refused] };
    for (const listener of listeners) listener();
  });
}

/** The requests of all workers since load, those that ended too: the same object until there is another one. */
export const heardRequests = (): Heard => heard;

/** Calls `listener` whenever there is another request. Returns what ends that. */
export function onRequest(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
