import EngineWorker from './engine.worker.ts?worker&inline';

/** A blob worker: it inherits the page's policy, which a worker loaded from a file would escape. */
export const spawnEngine = (): Worker => new EngineWorker({ name: 'engine' });
