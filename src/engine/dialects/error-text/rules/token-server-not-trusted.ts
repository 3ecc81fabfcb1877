import { isPublic } from '../../../evidence/public-registries.ts';
import { diagnosis } from '../diagnosis.ts';
import { dockerCerts, hostsToml, tokenClient, verify } from '../sources.ts';
import { trusting } from '../trusting.ts';

export const rule = diagnosis({
  id: 'error-text/token-server-not-trusted',
  title: 'The client does not trust the token server’s certificate',
  severity: 'breaks-now',
  codes: ['x509-unknown-authority', 'x509-ca-other-key'],
  what: 'The registry sends the client to another address for a token, and the certificate there is signed by a CA that the client does not have.',
  why: 'The realm of the registry’s challenge is a second URL, often with another certificate. dockerd, containerd, Podman and CRI-O verify it with the anchors of the registry’s own directory; dockerd with the containerd image store does so with the system roots alone, as they were when it started (measured 26.1 and 28.5). For a build it is the docker CLI that fetches the token, with the system trust store of the machine on which the build was started; certs.d and buildkitd.toml do not help there.',
  whatToDo:
    'Put the token server’s CA beside the registry’s own: into the same ca.crt or the same `ca` list. For dockerd with the containerd image store put it into the system trust store and restart dockerd. For docker build and buildx put it into the system trust store of the machine that starts the build.',
  references: [verify, tokenClient, hostsToml, dockerCerts],
  concerns: ({ hop, registry }) => hop === 'token-server' && !isPublic(registry),
  remedy: trusting,
});
