import { diagnosis } from '../diagnosis.ts';
import { dockerCerts, hostsToml, measured, transport } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/client-certificate-required',
  title: 'The server wants a client certificate',
  severity: 'breaks-now',
  codes: ['tls-alert-certificate-required'],
  what: 'The registry asks the client for a certificate of its own (mTLS), and the client presents none that it takes.',
  why: 'containerd takes the pair from `client` of the very [host] table or the top level that serves the request: the fallback entry does not inherit it. dockerd reads *.cert with the *.key of the same name in certs.d, and reads nothing there for a host in insecure-registries; Podman and CRI-O read /etc/containers/certs.d alike.',
  whatToDo:
    'Give the client its own certificate and key: for containerd `client = [["client.cert", "client.key"]]` at the top level and in the [host] table of hosts.toml; for Docker client.cert and client.key in /etc/docker/certs.d/HOST/. The pair comes from whoever runs the registry.',
  references: [transport, hostsToml, dockerCerts, measured],
});
