/** What a release is asked. Nothing of it leaves the module. */
export interface Question {
  /** The node's file system: absolute paths. System roots lie where Linux distributions put them. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Path of config.toml; a file that does not exist is no error, as for the daemon. */
  readonly config: string;
  /** The image as a pod names it; without one nothing is resolved. */
  readonly image?: string;
  /** What hosts present, leaf first, as PEM; `host` as the resolver names it, with its port if it has one. */
  readonly chains?: readonly { readonly host: string; readonly pem: string }[];
  /** The instant at which certificates are judged: the module's clock. */
  readonly at: string;
  /** The daemon's environment, as far as it matters: SSL_CERT_FILE, SSL_CERT_DIR. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** What the release's own code says. */
export interface Answer {
  /** `containerd 2.1.9+unknown`: the version that its source names. */
  readonly release: string;
  /** The Go that it is built with here; the texts of x509 errors are Go's. */
  readonly go: string;
  readonly load: Load;
  /** What becomes of the CRI's own plugins, in the order in which they start. */
  readonly plugins: readonly PluginOutcome[];
  /** The registry section after migration and defaults; absent when the image service does not load. */
  readonly registry?: Registry;
  readonly pull?: Pull;
  /** Everything that the code logged, debug level included. */
  readonly log: readonly LogLine[];
}

export interface Load {
  /** Whether the daemon starts with this configuration. */
  readonly starts: boolean;
  /** Why not, in the daemon's words. */
  readonly error?: string;
  /** The plugin whose table could not be decoded. */
  readonly plugin?: string;
  /** `version` of the files as merged, before migration of plugins (2.3 and later migrate while loading). */
  readonly version: number;
}

export interface PluginOutcome {
  readonly id: string;
  readonly loaded: boolean;
  /** Left out by `disabled_plugins`. */
  readonly disabled?: boolean;
  readonly error?: string;
  /** Ids of deprecations, as `ctr deprecations list` shows them. */
  readonly warnings: readonly string[];
}

export interface Registry {
  readonly configPath: string;
  readonly mirrors: Readonly<Record<string, readonly string[]>>;
  readonly configs: Readonly<Record<string, { readonly auth: boolean; readonly tls?: LegacyTls }>>;
  /** URLs of `auths`; their secrets are left out. */
  readonly auths: readonly string[];
  /** Names of `headers`. */
  readonly headers: readonly string[];
}

export interface LegacyTls {
  readonly insecure_skip_verify: boolean;
  readonly caFile: string;
  readonly certFile: string;
  readonly keyFile: string;
}

export interface Pull {
  /** The normalised reference. */
  readonly reference: string;
  /** Its registry: what directories below config_path are named after. */
  readonly namespace: string;
  /** Who pulls: the client inside the CRI plugin, or the transfer service. */
  readonly by: 'local' | 'transfer';
  /** Why no host could be determined. */
  readonly error?: string;
  /** The hosts, in the order in which they are tried. */
  readonly hosts: readonly Host[];
}

export interface Host {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  /** Where the manifest is asked for. */
  readonly url: string;
  readonly capabilities: readonly ('pull' | 'resolve' | 'push' | 'referrers')[];
  /** Whether its capabilities let this pull ask it for the manifest. */
  readonly tried: boolean;
  /** Names of the headers that hosts.toml adds. */
  readonly headers: readonly string[];
  readonly skipVerify: boolean;
  /** HTTPS first, plain HTTP when that fails. */
  readonly fallsBackToHttp: boolean;
  /** Whether the system's roots are trusted. */
  readonly systemRoots: boolean;
  /** What is trusted besides. */
  readonly authorities: readonly Certificate[];
  readonly clientCertificates: readonly Certificate[];
  /** Only for HTTPS hosts with a presented chain. */
  readonly verdict?: Verdict;
}

export interface Certificate {
  readonly subject: string;
  /** Of the DER, in hexadecimal. */
  readonly sha256: string;
}

export interface Verdict {
  readonly accepted: boolean;
  /** False when verification is skipped. */
  readonly verified: boolean;
  /** crypto/tls's error. */
  readonly error?: string;
}

export interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** The module gave no answer. */
export interface Failure {
  readonly failed: 'memory' | 'time' | 'crash';
  readonly message: string;
}
