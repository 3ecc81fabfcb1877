import ContainerdWorker from './containerd.worker.ts?worker&inline';

/** A blob worker, as the engine's: containerd's own code runs in it and reaches nothing. */
export const spawnContainerd = (): Worker => new ContainerdWorker({ name: 'containerd' });
