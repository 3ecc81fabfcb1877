import { diagnosis } from '../diagnosis.ts';
import { verify } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/server-is-no-registry',
  title: 'The certificate that is refused is not that of a registry',
  severity: 'breaks-now',
  codes: ['cluster-api-not-trusted', 'docker-api-not-trusted'],
  what: 'A server of the Kubernetes API, a webhook or the API of a Docker daemon shows a certificate that its client does not accept.',
  why: 'Each has a PKI of its own: kubectl and kubelet go by the CA in their kubeconfig, the API server by the caBundle of a webhook’s configuration, the docker CLI by DOCKER_CERT_PATH. No image was asked for, and neither hosts.toml nor certs.d is read for it.',
  whatToDo:
    'For the cluster: compare certificate-authority-data of the kubeconfig with the CA of the control plane (`kubeadm certs check-expiration`), for a webhook its caBundle. For a Docker daemon: give CLI and daemon certificates of one CA. Paste the error of the pull, if one fails too.',
  references: [verify],
});
