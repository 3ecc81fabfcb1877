// What in an answer is whose word. Written into the manifest, for the page to show.

/** The release's own declarations, compiled with their text unchanged. */
const own = [
  'loading config.toml: imports, merging, version and plugin ids, unknown keys (server/config)',
  'migration between versions, of the file and of every plugin’s table',
  'the order of the plugins, and the decoding of every built-in plugin’s table but those of other modules (zfs, aufs)',
  'validation of the CRI’s image, runtime and server settings (cri/config)',
  'the default of config_path (2.2 and later) and the fall back from transfer to local pull (2.1 and later)',
  'the hosts of a pull: hosts.toml, Docker-style directories, CA and client files, legacy mirrors and configs.tls',
  'Go’s crypto/tls and crypto/x509, the release’s TOML parser and reference parser',
  'of moby: reading, merging and validating daemon.json against dockerd’s flags, insecure networks, mirrors, certs.d, the endpoints of a pull',
  'of containers/image: registries.conf with its drop-ins and formats, prefixes and mirrors, blocked registries, certs.d',
];

/** Ours: the order of calls, re-enacted from the source. */
const glue = [
  'command.App and server.New up to the loading of plugins: which checks come in which order',
  'the CRI plugins’ InitFn as far as they judge the configuration; no other plugin is started',
  'the walk through what plugins require, in the same order: ours for 1.7, that of containerd/plugin 1.1 for 2.0 to 2.2',
  'PullImage up to the first request, and the choice of the hosts that have the capability for it',
  'a kernel with cgroup v2 and of at least 4.11, since the node’s cannot be asked',
  'of moby: localhost is 127.0.0.1 and ::1, no other name has an address; generic resources, extensions and the userland proxy are not judged',
  'of containers/image: the pull is root’s; the order of its pull sources up to the first request',
  'Linux’s error texts and places of system roots in Go’s port to WebAssembly',
];

/** What no answer covers. */
const silent = [
  'requests: redirects, the token server, status codes, proxies, the other hosts that a pull meets',
  'the daemon’s environment, other than SSL_CERT_FILE and SSL_CERT_DIR when they are given',
  'file permissions, symbolic links, SELinux, and whether plugins other than the CRI’s would start',
  'of moby: the containerd image store, with which it reads hosts.toml as well; options of the command line',
  'of containers/image: rootless users’ own files, short names, options such as --tls-verify',
  'proxy_plugins and external plugins; distributions’ patches, and the Go that they build with',
];

export const provenance = { own, glue, silent };
