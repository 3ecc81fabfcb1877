// Which releases are built, and what each is made of.

/**
 * @typedef {object} Generation releases whose source has the same shape
 * @property {string} module path of the module
 * @property {string} main path of our program: below the module, so that it may import the internal packages
 * @property {string} builtins the package that imports the daemon's plugins
 * @property {string[]} newer modules that are taken newer than the release requires them
 * @property {string} nri the package that holds NRI's configuration
 * @property {Record<string, string[]>} standIns files of standins/, by package
 * @property {Record<string, string[]>} drops methods that are left out with all they need, by package
 * @property {{ package: string, contains: string, function: string, imports: string }[]} statements
 */

/** @type {Record<string, Generation>} */
export const generations = {
  v1: {
    module: 'github.com/containerd/containerd',
    main: 'github.com/containerd/containerd/known-authority',
    builtins: 'cmd/containerd/builtins',
    newer: [],
    nri: 'pkg/nri',
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
    module: 'github.com/containerd/containerd/v2',
    main: 'github.com/containerd/containerd/v2/known-authority',
    builtins: 'cmd/containerd/builtins',
    // The same order of plugins, in a tenth of the time: 1.0 walks through the same plugins thousands of times.
    newer: ['github.com/containerd/plugin v1.1.0'],
    nri: 'internal/nri',
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
];
