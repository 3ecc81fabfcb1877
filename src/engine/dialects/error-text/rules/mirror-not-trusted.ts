import { diagnosis } from '../diagnosis.ts';
import { containersCerts, dockerMirrors, hostsToml, verify } from '../sources.ts';
import { trusting } from '../trusting.ts';

export const rule = diagnosis({
  id: 'error-text/mirror-not-trusted',
  title: 'The client does not trust the mirror’s certificate',
  severity: 'breaks-now',
  codes: ['x509-unknown-authority', 'x509-ca-other-key'],
  what: 'The request went to a mirror, and the mirror’s certificate is signed by a CA that the client does not have for it.',
  why: 'A mirror is verified by its own settings: in containerd by the `ca` of its [host] table in the hosts.toml of the mirrored registry, in K3s by `configs` of the mirror’s host, in Podman and CRI-O by certs.d of the mirror’s host, in buildkitd by [registry."MIRROR"]. What is trusted for the registry behind it does not count. containerd and Docker go on to the registry itself, so the error shown may be that one’s.',
  whatToDo:
    'Give the mirror its CA: containerd as `ca` in the [host."https://MIRROR"] table of the registry’s hosts.toml; Docker in /etc/docker/certs.d/MIRROR/ca.crt, and from 28.0 with BuildKit or the containerd store in /etc/docker/certs.d/docker.io/; Podman and CRI-O in /etc/containers/certs.d/MIRROR/ca.crt.',
  references: [verify, hostsToml, dockerMirrors, containersCerts],
  concerns: ({ hop }) => hop === 'mirror',
  remedy: trusting,
});
