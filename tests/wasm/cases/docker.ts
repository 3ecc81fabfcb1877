import type { Case } from './case.ts';

const config = '/etc/docker/daemon.json';
const host = 'harbor.internal.corp';
const certsD = `/etc/docker/certs.d/${host}`;
const ca = { [`${certsD}/ca.crt`]: '@@CERT:root@@' };

const daemon = (about: string, json: string, more: Partial<Case> = {}): Case => ({
  about,
  config,
  ...more,
  files: { [config]: json, ...more.files },
});

/** What dockerd makes of daemon.json and certs.d, for its classic image store. */
export const docker: Record<string, Case> = {
  'docker-nothing': { about: 'dockerd without any file', config, files: {} },
  'docker-ca': { about: 'A CA in certs.d', config, files: ca },
  'docker-ca-pem': { about: 'A CA that is called ca.pem', config, files: { [`${certsD}/ca.pem`]: '@@CERT:root@@' } },
  'docker-ca-named-cert': {
    about: 'A CA that is called ca.cert, as a client certificate',
    config,
    files: { [`${certsD}/ca.cert`]: '@@CERT:root@@' },
  },
  'docker-ca-of-another-port': {
    about: 'A directory with the port, for a registry without',
    config,
    files: { [`/etc/docker/certs.d/${host}:443/ca.crt`]: '@@CERT:root@@' },
  },
  'docker-hub-certs-d': {
    about: 'certs.d for Docker Hub is not read',
    config,
    image: 'nginx',
    files: { '/etc/docker/certs.d/docker.io/ca.crt': '@@CERT:root@@' },
    chains: { 'registry-1.docker.io': ['leaf', 'intermediate'] },
  },
  'docker-insecure-name': daemon('A CA beside an insecure registry', `{"insecure-registries": ["${host}"]}`, {
    files: ca,
  }),
  'docker-insecure-with-scheme': daemon('A scheme', `{"insecure-registries": ["https://${host}"]}`),
  'docker-insecure-with-path': daemon('A path', `{"insecure-registries": ["${host}/team"]}`),
  'docker-insecure-range': daemon('A network, for an address', '{"insecure-registries": ["10.0.0.0/8"]}', {
    image: '10.1.2.3:5000/team/app:1.4',
  }),
  'docker-loopback': { about: 'The node itself', config, image: 'localhost:5000/app', files: {} },
  'docker-mirror': daemon('A mirror is for Docker Hub', '{"registry-mirrors": ["https://mirror.corp/hub"]}', {
    image: 'nginx',
  }),
  'docker-mirror-not-of-hub': daemon('A mirror is for nobody else', '{"registry-mirrors": ["https://mirror.corp"]}'),
  'docker-mirror-without-scheme': daemon('A mirror without scheme', '{"registry-mirrors": ["mirror.corp"]}'),
  'docker-trailing-comma': daemon('A comma too many', `{"insecure-registries": ["${host}"],}`),
  'docker-unknown-key': daemon('A key that no flag knows', '{"insecure_registries": []}'),
  'docker-wrong-type': daemon('A text for a list', `{"insecure-registries": "${host}"}`),
  'docker-byte-order-mark': daemon('A byte order mark', `\ufeff{"insecure-registries": ["${host}"]}`),
};
