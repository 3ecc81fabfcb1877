/** Where a client takes the CA of a registry from. */
export type Place =
  /** `<root>/<registry>/hosts.toml` names the file. */
  | { kind: 'hosts-toml'; root: string }
  /** Every `*.crt` in `<root>/<registry>/`. */
  | {
      kind: 'certs-directory';
      root: string /** Who does not see a new file at once, as the end of a sentence. */;
      except?: string;
    }
  /** A command-line flag names the file. */
  | { kind: 'flag'; file(registry: string): string; flag(registry: string, file: string): string }
  /** registries.yaml names the file; it is read when the service starts. */
  | { kind: 'registries-yaml'; path: string; directory: string; restart: string }
  /** buildkitd.toml names the file; a builder inside dockerd reads dockerd's directory instead. */
  | { kind: 'buildkitd-toml'; root: string; path: string }
  /** The trust store of the machine. */
  | { kind: 'os-store' };

export interface Client {
  /** The program that reads the CA, as a sentence names it. */
  reader: string;
  place: Place;
  /** What makes a running daemon read the machine's trust store again. */
  restart?: string;
  /** A pull that shows the result; absent where one cannot be written down without knowing more. */
  pull?: { command(image: string): string; expect: string };
  source: string;
}

const CONTAINERD_CERTS = '/etc/containerd/certs.d';
const DOCKER_CERTS = '/etc/docker/certs.d';
const CONTAINERS_CERTS = '/etc/containers/certs.d';

const crictl = {
  command: (image: string) => `sudo crictl pull ${image}`,
  expect: 'Image is up to date for sha256:…',
};

const containerd: Client = {
  reader: 'containerd',
  place: { kind: 'hosts-toml', root: CONTAINERD_CERTS },
  pull: crictl,
  source: 'containerd core/remotes/docker/config/hosts.go ConfigureHosts, loadHostDir',
};

const buildkit: Client = {
  reader: 'BuildKit',
  place: { kind: 'buildkitd-toml', root: DOCKER_CERTS, path: '/etc/buildkit/buildkitd.toml' },
  pull: {
    command: (image) => `printf 'FROM ${image}\\n' | DOCKER_BUILDKIT=1 docker build -`,
    expect: '=> [internal] load metadata for …',
  },
  source: 'buildkit util/resolver/config/config.go; moby daemon/hosts.go RegistryHosts',
};

const containersImage = (reader: string, command: (image: string) => string, expect: string): Client => ({
  reader,
  place: { kind: 'certs-directory', root: CONTAINERS_CERTS },
  pull: { command, expect },
  source: 'containers/image docker/docker_client.go dockerCertDir; containers-certs.d(5)',
});

const rancher = (name: 'k3s' | 'rke2', restart: string): Client => ({
  reader: name,
  place: {
    kind: 'registries-yaml',
    path: `/etc/rancher/${name}/registries.yaml`,
    directory: `/etc/rancher/${name}/registry-ca`,
    restart,
  },
  pull: { ...crictl, command: (image) => (name === 'k3s' ? `sudo k3s crictl pull ${image}` : crictl.command(image)) },
  source: 'rancher/wharfie pkg/registries/types.go; k3s pkg/agent/containerd/config.go',
});

/** Docker Hub's certs.d directory is not read by the classic image store: tlsconfig.ServerDefault() is used. */
export const dockerForHub: Client = {
  reader: 'dockerd',
  place: { kind: 'os-store' },
  restart: 'sudo systemctl restart docker',
  pull: { command: (image) => `docker pull ${image}`, expect: 'Status: Downloaded newer image for …' },
  source: 'moby daemon/pkg/registry/service_v2.go lookupV2Endpoints (docker.io)',
};

/** BuildKit lets the process that started the build fetch the token, with that machine's own trust store. */
export const tokensOfBuilds: Client = {
  reader: 'the docker CLI, which fetches the token for a build',
  place: { kind: 'os-store' },
  source: 'buildkit session/auth/authprovider/authprovider.go FetchToken',
};

/** dockerd's containerd image store asks token servers with a client of its own, which knows the system roots alone. */
export const tokensOfImageStore: Client = {
  ...dockerForHub,
  source: 'moby daemon/containerd/resolver.go hostsWrapper; containerd core/remotes/docker/authorizer.go',
};

export const operatingSystem: Client = {
  reader: 'the client',
  place: { kind: 'os-store' },
  source: 'Go crypto/x509 root_linux.go',
};

/** Which place every client reads. A name that is not here is taken as a program that knows the machine's trust store only. */
export const clients: ReadonlyMap<string, Client> = new Map<string, Client>([
  ['containerd', containerd],
  // kubelet and crictl do not pull: they ask containerd.
  ['kubelet', containerd],
  ['crictl', containerd],
  [
    'nerdctl',
    {
      ...containerd,
      reader: 'nerdctl',
      pull: { command: (image) => `sudo nerdctl pull ${image}`, expect: 'elapsed: …' },
      source: 'nerdctl pkg/imgutil/dockerconfigresolver; default hosts_dir',
    },
  ],
  [
    'ctr',
    {
      ...containerd,
      reader: 'ctr (with --hosts-dir; it never reads config.toml)',
      pull: {
        command: (image) => `sudo ctr -n k8s.io images pull --hosts-dir ${CONTAINERD_CERTS} ${image}`,
        expect: 'done: …',
      },
      source: 'containerd cmd/ctr/commands/resolver.go GetResolver',
    },
  ],
  [
    'docker',
    {
      reader: 'dockerd',
      // Measured from 20.10 to 28.5 (certs-running): a pull succeeds at once, a build goes on failing.
      place: {
        kind: 'certs-directory',
        root: DOCKER_CERTS,
        except: 'for docker pull, push and login; docker build sees a new file only after a restart of dockerd',
      },
      pull: { command: (image) => `docker pull ${image}`, expect: 'Status: Downloaded newer image for …' },
      source: 'moby daemon/pkg/registry/registry.go loadTLSConfig; daemon/hosts.go RegistryHosts',
    },
  ],
  ['buildkit', buildkit],
  ['buildx', buildkit],
  ['podman', containersImage('Podman', (image) => `podman pull ${image}`, 'Writing manifest to image destination')],
  ['buildah', containersImage('Buildah', (image) => `buildah pull ${image}`, 'Writing manifest to image destination')],
  ['skopeo', containersImage('skopeo', (image) => `skopeo inspect --no-tags docker://${image}`, '"Name": "…"')],
  ['cri-o', containersImage('CRI-O', crictl.command, crictl.expect)],
  ['k3s', rancher('k3s', 'sudo systemctl restart "$(systemctl is-active --quiet k3s && echo k3s || echo k3s-agent)"')],
  [
    'rke2',
    rancher(
      'rke2',
      'sudo systemctl restart "$(systemctl is-active --quiet rke2-server && echo rke2-server || echo rke2-agent)"',
    ),
  ],
  [
    'helm',
    {
      reader: 'Helm',
      place: {
        kind: 'flag',
        file: (registry) => `/etc/ssl/registries/${registry}/ca.crt`,
        flag: (_registry, file) => `--ca-file ${file}`,
      },
      source: 'helm pkg/cmd/pull.go, registry_login.go',
    },
  ],
  [
    'kaniko',
    {
      reader: 'kaniko',
      place: {
        kind: 'flag',
        // A file of the build's pod, not of a node: it arrives as a mounted ConfigMap.
        file: (registry) => `kaniko-registry-ca/${registry.replaceAll(/[:[\]]/g, '_')}.crt`,
        flag: (registry, file) => `--registry-certificate ${registry}=/${file}`,
      },
      source: 'kaniko cmd/executor/cmd/root.go',
    },
  ],
  ['system', operatingSystem],
]);
