import { isPublic } from '../../../evidence/public-registries.ts';
import { diagnosis } from '../diagnosis.ts';
import { containersCerts, dockerCerts, hostsToml, systemPool, verify } from '../sources.ts';
import { trusting } from '../trusting.ts';

export const rule = diagnosis({
  id: 'error-text/registry-not-trusted',
  title: 'The client does not trust the registry’s certificate',
  severity: 'breaks-now',
  codes: ['x509-unknown-authority', 'openssl-unknown-authority'],
  what: 'The certificate that the registry sends is signed by a CA that the client does not have where it looks for one.',
  why: 'A private CA is in no system store by itself. Besides the store, containerd reads what a hosts.toml below config_path names, dockerd /etc/docker/certs.d, Podman, skopeo and CRI-O /etc/containers/certs.d, K3s its registries.yaml. A server that omits its intermediate fails alike, even where the root is trusted. Credentials play no part: TLS comes first.',
  whatToDo:
    'Put the CA (not the server’s own certificate) where the client that failed reads it: for Docker /etc/docker/certs.d/HOST[:PORT]/ca.crt, for containerd the hosts.toml below config_path, for Podman and CRI-O /etc/containers/certs.d/HOST[:PORT]/ca.crt; for every program on the machine its system trust store, and then restart the daemon.',
  references: [verify, hostsToml, dockerCerts, containersCerts, systemPool],
  concerns: ({ hop, registry }) => !['mirror', 'token-server'].includes(hop) && !isPublic(registry),
  remedy: trusting,
});
