import type { ContainerdHostsFacts } from '../../workspace/facts.ts';
import type { Station } from '../../workspace/report.ts';
import { isAtLeast, isBefore } from '../../workspace/version.ts';
import type { Pull, PullFile } from '../pull.ts';
import type { ImageStore, RunningSettings } from './settings.ts';

/** What dockerd finds in certs.d for a registry. */
export interface CertsDirectory {
  station: Station;
  caFiles: string[];
  /** hosts.toml, which only the containerd store reads, since 28.0. */
  hosts?: ContainerdHostsFacts;
  /** The pull ends here. */
  fails: boolean;
}

/** Beside daemon.json: /etc/docker/certs.d, or that below the home directory of a rootless dockerd. */
function rootOf({ file }: RunningSettings): string {
  const path = file?.installAt ?? '';
  return path.endsWith('/daemon.json') ? path.replace(/daemon\.json$/, 'certs.d') : '/etc/docker/certs.d';
}

/** The directory of `name`, read anew at every pull but not for builds (measured: certs-running; moby registry/registry.go loadTLSConfig; daemon/hosts.go RegistryHosts). */
export function certsDirectory(pull: Pull, settings: RunningSettings, name: string): CertsDirectory {
  const path = `${rootOf(settings)}/${name}`;
  const inside = pull.files.filter(({ installAt }) => installAt?.startsWith(`${path}/`));
  const names = inside
    .map(({ installAt = '' }) => installAt.slice(path.length + 1))
    .filter((one) => !one.includes('/'));
  const { version } = pull.target;
  const broken = pairError(names, settings.store, version);
  if (broken) return { station: station('broken', broken, [path]), caFiles: [], fails: true };
  const hosts = settings.store === 'containerd' && !isBefore(version, '28.0') ? hostsToml(inside, path) : undefined;
  if (hosts) return { station: station('ok', `${path}/hosts.toml`, [READ]), caFiles: [], hosts, fails: false };
  const caFiles = names.filter((one) => one.endsWith('.crt')).map((one) => `${path}/${one}`);
  const found = caFiles.length > 0;
  const says = found ? path : `No *.crt of ${path} is among the files.`;
  return { station: station(found ? 'ok' : 'unknown', says, [READ, ...ignored(names)]), caFiles, fails: false };
}

const READ =
  'Read anew at every docker pull, without a restart; docker build sees a new file once dockerd has restarted.';

const station = (state: Station['state'], says: string, detail: string[]): Station => ({
  name: 'host-directory',
  state,
  says,
  detail,
});

function hostsToml(inside: readonly PullFile[], path: string): ContainerdHostsFacts | undefined {
  const facts = inside.find(({ installAt }) => installAt === `${path}/hosts.toml`)?.facts;
  return facts?.kind === 'containerd-hosts' ? facts : undefined;
}

/** A certificate without its key, or a key without its certificate, ends the pull (measured: ca-cert-name, mtls-*). */
function pairError(names: readonly string[], store: ImageStore, version: string): string | undefined {
  for (const name of [...names].sort()) {
    const key = name.replace(/\.cert$/, '.key');
    if (name.endsWith('.cert') && !names.includes(key))
      return `missing key ${key} for client certificate ${name}. ${
        isAtLeast(version, '23.0') || version === '' ? 'CA certificates must' : 'Note that CA certificates should'
      } use the extension .crt`;
    const certificate = name.replace(/\.key$/, '.cert');
    if (store === 'classic' && name.endsWith('.key') && !names.includes(certificate))
      return `missing client certificate ${certificate} for key ${name}`;
  }
  return undefined;
}

function ignored(names: readonly string[]): string[] {
  const others = names.filter((name) => !/\.(crt|cert|key)$/.test(name) && name !== 'hosts.toml');
  return others.length > 0 ? [`Not read, because of its name: ${others.join(', ')}`] : [];
}
