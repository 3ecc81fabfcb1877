import { diagnosis } from '../diagnosis.ts';
import { proxies, transport } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/proxy-trouble',
  title: 'The proxy does not let the request through',
  severity: 'breaks-now',
  codes: ['proxy-error', 'proxy-scheme-wrong'],
  what: 'The client goes through a proxy, and the proxy cannot be reached, wants a login, or is addressed wrongly.',
  why: 'The proxy comes from the environment of the daemon’s unit, not from a shell or from kubelet. An address with https:// makes the client speak TLS to the proxy itself, which most do not. A registry in the own network has to stand in NO_PROXY.',
  whatToDo:
    'Look at the daemon’s environment: `systemctl show containerd docker crio -p Environment`. Write the proxy as http://HOST:PORT, and list internal registries in NO_PROXY; then daemon-reload and restart.',
  references: [transport, proxies],
});
