import type { Station, Trace } from '../../workspace/report.ts';
import { isBefore } from '../../workspace/version.ts';
import type { Pull } from '../pull.ts';
import { defaultEndpoint, type Endpoint, endpointsOfHosts, endpointsOfLegacy } from './endpoints.ts';
import { type ConfigPath, findHostDirectory, type HostDirectory } from './host-directory.ts';
import { hostDirectories, modelledRelease, type RegistrySettings, registrySettings } from './registry-settings.ts';
import { configStation, credentialsStation, endpointStation, tlsStation } from './stations.ts';

/** Follows a pull by containerd's CRI image service over the files of the case, station by station. */
export function traceContainerdPull(pull: Pull): Trace {
  const release = modelledRelease(pull.target);
  const configFile = pull.files.find(({ facts }) => facts.kind === 'containerd-config');
  const config = configFile?.facts.kind === 'containerd-config' ? configFile.facts : undefined;
  const settings = registrySettings(config, release);
  const stations: Station[] = [
    {
      name: 'reference',
      state: 'ok',
      says: pull.image ?? `${pull.registry}/…`,
      detail: [`The registry is ${pull.registry}: the part before the first slash.`],
    },
    configStation(configFile, config, settings),
  ];
  if (settings.state === 'loaded') {
    const configPath: ConfigPath = config
      ? { known: true, roots: hostDirectories(settings, config, release) }
      : { known: false };
    const directory = findHostDirectory(pull, configPath, release);
    const [first] = endpointsOf(pull, directory, settings, release);
    stations.push(directory.station, endpointStation(first, directory.file));
    if (first) stations.push(tlsStation(pull, first, directory.file), credentialsStation(pull, settings));
  }
  return {
    runtime: 'containerd',
    registry: pull.registry,
    ...(pull.image && { image: pull.image }),
    stations,
    outcome: outcomeOf(stations),
  };
}

function endpointsOf(pull: Pull, directory: HostDirectory, settings: RegistrySettings, release: string): Endpoint[] {
  if (directory.hosts) return endpointsOfHosts(directory.hosts, pull.registry);
  if (directory.caFiles.length > 0) return [{ ...defaultEndpoint(pull.registry), ca: directory.caFiles }];
  if (settings.state === 'loaded' && !settings.configPath)
    return endpointsOfLegacy(settings.tables, pull.registry, isBefore(release, '2.0'));
  return [defaultEndpoint(pull.registry)];
}

/** Where a pull ends up as far as trust goes; credentials are not in the files. */
function outcomeOf(stations: readonly Station[]): Trace['outcome'] {
  if (stations.some(({ state }) => state === 'insecure')) return 'insecure';
  const tls = stations.find(({ name }) => name === 'tls');
  if (!tls || tls.state === 'broken') return 'fails';
  return tls.state === 'ok' ? 'pulls' : 'unknown';
}
