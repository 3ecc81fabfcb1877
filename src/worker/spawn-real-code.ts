import RealCodeWorker from './real-code.worker.ts?worker&inline';

/** A blob worker, as the engine's: the runtimes' own code runs in it and reaches nothing. */
export const spawnRealCode = (): Worker => new RealCodeWorker({ name: 'real code' });
