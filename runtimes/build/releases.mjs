// Which releases are built, and what each is made of.

/**
 * @typedef {object} Sliced what is taken of a module
 * @property {string} module its path
 * @property {Record<string, string[]>} standIns files of standins/, by package
 * @property {Record<string, string[]>} drops methods (`Type.Method`, `Type.*`) that are left out with all they need, by package
 */

/**
 * @typedef {object} Own what only a program has that is about a whole daemon
 * @property {string} name of what is asked, as the page says it
 * @property {string} shim the folder of shim/ with its questions
 * @property {string} main path of our program: below the module, so that it may import the internal packages
 * @property {string} builtins the package that imports the daemon's plugins; empty where there are none
 * @property {string[]} tags of the build
 * @property {string[]} newer modules that are taken newer than the release requires them
 * @property {{ package: string, contains: string, function: string, imports: string }[]} statements
 * @property {(Sliced & { name: string, roots: string[] })[]} beside modules that are sliced for what the named packages use of them
 * @property {Record<string, string>} modules that standins/modules/ stands in for, by path
 */

/** @typedef {Sliced & Own} Generation releases whose source has the same shape */

const containerd = {
  name: 'containerd',
  shim: 'containerd',
  builtins: 'cmd/containerd/builtins',
  // It spares logrus the question whether its output is a terminal, which has no answer in WASI.
  tags: ['appengine'],
  modules: {
    'k8s.io/cri-api': 'cri-api',
    'k8s.io/cri-streaming': 'cri-streaming',
    'k8s.io/kubelet': 'kubelet',
  },
};

/**
 * NRI's configuration is part of containerd's, but the package that it lies in drags in the whole of NRI.
 * @param {string} root
 */
const nri = (root) => ({ name: 'nri', module: 'github.com/containerd/nri', roots: [root], standIns: {}, drops: {} });

/** @type {Record<string, Generation>} */
const generations = {
  v1: {
    ...containerd,
    module: 'github.com/containerd/containerd',
    main: 'github.com/containerd/containerd/known-authority',
    newer: [],
    beside: [nri('pkg/nri')],
    standIns: {
      'cmd/containerd/command': ['v1/command.go'],
      'pkg/cri/server': ['v1/service.go'],
      'pkg/cri/streaming': ['modules/kubelet/pkg/cri/streaming/defaults.go'],
      plugin: ['v1/plugin.go'],
      'remotes/docker': ['shared/authorizer.go'],
    },
    drops: { plugin: ['Registration.Init'], 'pkg/nri': ['Config.toOptions', 'Config.ConfigureTimeouts'] },
    statements: [],
  },
  v2: {
    ...containerd,
    module: 'github.com/containerd/containerd/v2',
    main: 'github.com/containerd/containerd/v2/known-authority',
    builtins: 'cmd/containerd/builtins',
    // The same order of plugins, in a tenth of the time: 1.0 walks through the same plugins thousands of times.
    newer: ['github.com/containerd/plugin v1.1.0'],
    beside: [nri('internal/nri')],
    standIns: {
      'cmd/containerd/command': ['v2/command.go'],
      'core/transfer/registry': ['v2/oci-registry.go'],
      'pkg/httpdbg': ['v2/httpdbg.go'],
      'core/remotes/docker': ['shared/authorizer.go', 'v2/resolver.go'],
      'internal/cri/opts': ['shared/cgroups.go'],
      'internal/cri/streamingserver': ['v2/streamingserver.go'],
      'internal/cri/server/images': ['v2/service.go'],
      'pkg/kernelversion': ['shared/kernel.go'],
    },
    drops: {
      'internal/cri/config': ['ServerConfig.StreamingConfig'],
      'internal/nri': ['Config.toOptions', 'Config.ConfigureTimeouts'],
    },
    // containerd 2.2.2 and later set config_path where the image plugin starts.
    statements: [
      {
        package: 'plugins/cri/images',
        contains: 'runtime.GOOS == "linux"',
        function: 'func SetDefaultConfigPath(config *criconfig.ImageConfig)',
        imports: 'github.com/containerd/containerd/v2/internal/cri/config',
      },
    ],
  },
  'containers-image': {
    name: 'containers/image',
    shim: 'containers-image',
    module: 'go.podman.io/image/v5',
    main: 'go.podman.io/image/v5/known-authority',
    builtins: '',
    tags: [],
    newer: [],
    standIns: { docker: ['containers-image/client.go'] },
    // Of its client only what it is made with is wanted: the rest are its requests.
    drops: { docker: ['dockerClient.*'] },
    statements: [],
    beside: [
      {
        name: 'storage',
        module: 'go.podman.io/storage',
        roots: ['docker', 'docker/reference', 'pkg/sysregistriesv2', 'pkg/tlsclientconfig'],
        standIns: { 'pkg/fileutils': ['containers-image/exists.go'] },
        drops: {},
      },
    ],
    modules: {},
  },
  docker: {
    name: 'moby',
    shim: 'docker',
    module: 'github.com/moby/moby/v2',
    main: 'github.com/moby/moby/v2/known-authority',
    builtins: '',
    tags: [],
    newer: [],
    standIns: {
      'daemon/command': ['docker/command.go'],
      'daemon/config': ['docker/config.go'],
      'daemon/pkg/registry': ['docker/lookup.go'],
    },
    drops: {
      'daemon/pkg/registry': ['Auth', 'Search', 'ResolveAuthConfig', 'searchUnfiltered'].map(
        (name) => `Service.${name}`,
      ),
    },
    statements: [],
    beside: [
      {
        name: 'buildkit',
        module: 'github.com/moby/buildkit',
        roots: ['daemon/config'],
        standIns: {},
        drops: {},
      },
    ],
    modules: { 'github.com/containerd/cgroups/v3': 'cgroups', 'github.com/moby/extensions': 'extensions' },
  },
};

/**
 * @typedef {object} Release
 * @property {string} version
 * @property {keyof typeof generations} generation
 * @property {string[]} parts folders of generations/
 */

/** @type {Release[]} */
export const releases = [
  { version: '1.7.35', generation: 'v1', parts: ['v1'] },
  { version: '2.0.14', generation: 'v2', parts: ['v2', 'v2-migrates-at-start', 'v2-pulls-locally'] },
  { version: '2.1.9', generation: 'v2', parts: ['v2', 'v2-migrates-at-start', 'v2-transfers'] },
  { version: '2.2.9', generation: 'v2', parts: ['v2', 'v2-migrates-at-start', 'v2-transfers'] },
  { version: '2.3.7', generation: 'v2', parts: ['v2', 'v2-migrates-at-load', 'v2-transfers'] },
  { version: '5.42.0', generation: 'containers-image', parts: ['full-reference'] },
  { version: '2.0.0-beta.24', generation: 'docker', parts: ['full-reference'] },
];

/**
 * @param {Release} release
 * @returns {Generation}
 */
export function generationOf({ generation }) {
  const found = generations[generation];
  if (!found) throw new Error(`no generation ${generation}`);
  return found;
}

/**
 * What a release's folders and artefact are called.
 * @param {Release} release
 */
export const idOf = (release) => `${generationOf(release).name.replace('/', '-')}-${release.version}`;
