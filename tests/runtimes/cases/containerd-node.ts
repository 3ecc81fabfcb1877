import type { Given, NodeFiles } from '../cells/case.ts';
import type { Model } from '../node/runtime.ts';

export const host = 'harbor.internal.corp';
export const config = '/etc/containerd/config.toml';
const certs = '/etc/containerd/certs.d';
export const hostsToml = `${certs}/${host}/hosts.toml`;
export const caFile = `${certs}/${host}/ca.crt`;

export const notTrusted = { pull: 'fails', with: /x509: certificate signed by unknown authority/ } as const;

/** The daemon does not start, and says so. */
export const refuses = (words: RegExp) => ({ daemon: 'refuses', with: words }) as const;
/** CRI answers nothing when its plugin does not load. */
export const notLoaded = { pull: 'fails', with: /unknown service runtime\.v1\.ImageService/ } as const;

const major = ({ release }: Model): number => Number(release.split('.')[0]);
export const since2 = (model: Model): boolean => major(model) >= 2;
/** What 2.3 migrates, older releases drop. */
export const since23 = ({ release }: Model): boolean => release === '2.3';
export const until1 = (model: Model): boolean => major(model) < 2;

/** The registry table's header under which a release looks, quoted as the release itself quotes it. */
export const registryTable = (model: Model, below = ''): string =>
  since2(model)
    ? `[plugins.'io.containerd.cri.v1.images'.registry${below}]`
    : `[plugins."io.containerd.grpc.v1.cri".registry${below}]`;

/** A config of the release's own version, with these lines in its registry table, and with these tables. */
export const configOf = (model: Model, lines: string, tables = ''): NodeFiles => ({
  [config]: `version = ${since2(model) ? 3 : 2}\n\n${registryTable(model)}\n${lines}${tables && `\n${tables}`}`,
});

export const configPath = '  config_path = "/etc/containerd/certs.d"\n';

/** A config that leads to the host directories. */
export const leads = ({ model }: Pick<Given, 'model'>): NodeFiles => configOf(model, configPath);

/** A right host directory: what a fallback to `server` is verified with is named too. */
export const directory = ({ ca }: Given): NodeFiles => ({
  [hostsToml]: `ca = "${caFile}"\n${entry(`  ca = "${caFile}"\n`)}`,
  [caFile]: ca.root,
});

/** A usual hosts.toml, with these lines besides in its host table. */
export const entry = (lines: string): string =>
  `server = "https://${host}"\n\n[host."https://${host}"]\n  capabilities = ["pull", "resolve"]\n${lines}`;
