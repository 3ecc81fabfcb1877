import type { ContainerdConfigFacts } from '../../workspace/facts.ts';
import { readByGo } from '../go-pem.ts';
import type { Pull, PullFile } from '../pull.ts';
import { type Endpoint, endpointsOfDirectory, endpointsOfLegacy } from './endpoints.ts';
import { type ConfigPath, findHostDirectory, type HostDirectory } from './host-directory.ts';
import {
  hostDirectories,
  modelledRelease,
  pullsLocally,
  type RegistrySettings,
  registrySettings,
} from './registry-settings.ts';

/** How far a pull gets before its first request, and whom it would then ask. */
export interface Resolution {
  release: string;
  config: ContainerdConfigFacts | undefined;
  configFile: PullFile | undefined;
  settings: RegistrySettings;
  /** Below which it looks for the registry's directory. */
  roots: readonly string[];
  /** Where containerd looks; undefined when it does not get so far. */
  directory: HostDirectory | undefined;
  /** Why nobody is asked, as far as the files at hand show it. */
  error: string | undefined;
  /** In the order in which they are asked. */
  endpoints: readonly Endpoint[];
}

/** What containerd's CRI image service makes of the files of a case, for one pull. */
export function resolve(pull: Pull): Resolution {
  const release = modelledRelease(pull.target);
  const configFile = pull.files.find(({ facts }) => facts.kind === 'containerd-config');
  const config = configFile?.facts.kind === 'containerd-config' ? configFile.facts : undefined;
  const settings = registrySettings(config, release);
  const roots = hostDirectories(settings, config, release);
  const base = { release, config, configFile, settings, roots };
  if (settings.state !== 'loaded') return { ...base, directory: undefined, error: undefined, endpoints: [] };
  const configPath: ConfigPath = config ? { known: true, roots } : { known: false };
  const directory = findHostDirectory(pull, configPath, release);
  const isLegacy = config && !settings.configPath && pullsLocally(settings, config, release);
  const endpoints = isLegacy
    ? endpointsOfLegacy(settings.tables, pull.registry, release)
    : endpointsOfDirectory(directory, pull.registry, release);
  const asked = endpoints.filter((endpoint) => endpoint.asked);
  const error =
    (isLegacy ? undefined : (unusableCa(pull, directory, endpoints) ?? unusablePair(pull, endpoints))) ??
    (asked.length > 0 ? undefined : NOBODY);
  return { ...base, directory, error, endpoints: asked };
}

const NOBODY = 'No endpoint may both resolve and pull.';

/** A CA file that cannot be loaded stops the pull, whichever endpoint names it (ConfigureHosts). One that was not pasted may be there. */
function unusableCa(
  { files, trust }: Pull,
  { path: directory }: HostDirectory,
  endpoints: readonly Endpoint[],
): string | undefined {
  for (const path of endpoints.flatMap(({ ca }) => ca)) {
    if (path === directory) return `unable to read CA cert "${path}": is a directory`;
    const pasted = files.find(({ file, installAt }) => (installAt ?? file.path) === path);
    if (!pasted) continue;
    const held = trust.certificates.filter((certificate) => certificate.path === pasted.file.path);
    const allRefused = held.length > 0 && held.every(({ refusal }) => refusal !== undefined);
    if (allRefused || readByGo(pasted.file.text) === '') return `unable to load CA cert "${path}"`;
  }
  return undefined;
}

/**
 * Certificate and key of a client that cannot be loaded stop the pull as well. A file named alone has to hold both; one
 * that was not pasted is known by its name at most, and whether key and certificate fit is not looked at.
 */
function unusablePair({ files }: Pull, endpoints: readonly Endpoint[]): string | undefined {
  for (const { certificate, key } of endpoints.flatMap(({ client }) => client)) {
    if (key === '') return `unable to load key file for ${certificate}: is a directory`;
    const text = files.find(({ file, installAt }) => (installAt ?? file.path) === certificate)?.file.text;
    const isKey = text === undefined ? /(?:\.key|\bkey\.pem)$/.test(certificate) : !text.includes('BEGIN CERTIFICATE-');
    const isCertificate = text !== undefined && !text.includes('PRIVATE KEY-');
    if (isKey || (key === undefined && isCertificate))
      return `failed to load X509 key pair: ${certificate} does not hold ${isKey ? 'a certificate' : 'a key too'}`;
  }
  return undefined;
}
