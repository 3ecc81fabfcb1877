/** The registry of an image reference, taken apart for paths and commands. */
export interface RegistryHost {
  /** As the reference writes it, byte for byte: the name of its directory. Docker Hub's API hosts become `docker.io`. */
  name: string;
  /** The host that answers the API: for `docker.io` it has another name. */
  apiHost: string;
  /** `host:port` of the API, for a connection. */
  address: string;
  /** The API's host without port and brackets. */
  bareHost: string;
  isIp: boolean;
}

const HOST = /^(\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9][A-Za-z0-9._-]{0,252})(?::(\d{1,5}))?$/;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** containerd core/remotes/docker/registry.go DefaultHost: the namespace is `docker.io`, its API answers at another host. */
const hub = { name: 'docker.io', apiHost: 'registry-1.docker.io' };
const hubNames = new Set([hub.name, hub.apiHost, 'index.docker.io']);

/** The registry, or undefined when the text is no `host` or `host:port`: such a text must reach no path and no command. */
export function registryHost(registry: string): RegistryHost | undefined {
  const name = hubNames.has(registry) ? hub.name : registry;
  const apiHost = name === hub.name ? hub.apiHost : name;
  const [, host, port] = HOST.exec(apiHost) ?? [];
  if (host === undefined) return undefined;
  const bareHost = host.replace(/^\[|\]$/g, '');
  return {
    name,
    apiHost,
    address: `${host}:${port ?? '443'}`,
    bareHost,
    isIp: host.startsWith('[') || IPV4.test(host),
  };
}
