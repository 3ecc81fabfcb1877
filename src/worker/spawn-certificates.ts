import CertificatesWorker from './certificates.worker.ts?worker&inline';

/** A blob worker, as the engine's; X.509 code is a part of its own because most cases need none. */
export const spawnCertificates = (): Worker => new CertificatesWorker({ name: 'certificates' });
