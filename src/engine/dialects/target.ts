import type { StatedRelease } from '../evidence/stated.ts';
import type { Facts } from '../workspace/facts.ts';
import type { Evidence } from '../workspace/report.ts';
import type { Known, ResolvedTarget, RuntimeName, Target } from '../workspace/target.ts';
import { compareVersions, isBefore } from '../workspace/version.ts';

type Told = { value: string; known: Known };
const unknown: Told = { value: '', known: 'assumed' };

/** Programs whose pulls another program carries out. */
const pullsThrough: Readonly<Record<string, RuntimeName>> = {
  containerd: 'containerd',
  kubelet: 'containerd',
  crictl: 'containerd',
  ctr: 'containerd',
  nerdctl: 'containerd',
  docker: 'docker',
  buildkit: 'buildkit',
  buildx: 'buildkit',
  podman: 'podman',
  skopeo: 'podman',
  buildah: 'podman',
  'cri-o': 'cri-o',
  k3s: 'k3s',
  rke2: 'rke2',
};

/**
 * The target of the case: what was given wins, then what errors and files tell, then what only one host can mean.
 * What stays unknown is the empty string.
 */
export function resolveTarget(
  given: Partial<Target> | undefined,
  evidence: readonly Evidence[],
  facts: readonly Facts[],
  stated: readonly StatedRelease[] = [],
): ResolvedTarget {
  const pick = (field: keyof Target, detected: Told): Told => {
    const value = given?.[field]?.trim();
    return value ? { value, known: 'given' } : detected;
  };
  const runtime = pick('runtime', detectRuntime(evidence, facts));
  const version = pick('version', versionOf(runtime.value, stated, detectVersion(runtime.value, evidence, facts)));
  const os = pick('os', unknown);
  const registry = pick('registry', detectRegistry(evidence, facts));
  return {
    runtime: runtime.value,
    version: version.value,
    os: os.value,
    registry: registry.value,
    known: { runtime: runtime.known, version: version.known, os: os.known, registry: registry.known },
  };
}

function detectRuntime(evidence: readonly Evidence[], facts: readonly Facts[]): Told {
  for (const { client } of evidence) {
    const runtime = pullsThrough[client];
    if (runtime) return { value: runtime, known: 'detected' };
  }
  const kinds = new Set(facts.map((fact) => fact.kind));
  if (kinds.has('containerd-config') || kinds.has('containerd-hosts'))
    return { value: 'containerd', known: 'detected' };
  if (kinds.has('docker-daemon')) return { value: 'docker', known: 'detected' };
  return unknown;
}

/** What is stated, unless something in the case needs a newer release: then it is another program's, or another node's. */
function versionOf(runtime: string, stated: readonly StatedRelease[], detected: Told): Told {
  const version = stated.find((release) => release.runtime === runtime)?.version;
  return version === undefined || isBefore(version, detected.value || '0')
    ? detected
    : { value: version, known: 'stated' };
}

/**
 * The newest release that something in the case needs at least: an error's wording, or the config version
 * (3 is read since 2.0, 4 since 2.3; containerd version/version.go), unless containerd was seen to refuse that.
 * Wording that older releases share tells nothing.
 */
function detectVersion(runtime: string, evidence: readonly Evidence[], facts: readonly Facts[]): Told {
  const least: string[] = [];
  for (const { client, clientVersion } of evidence)
    if (clientVersion?.from && pullsThrough[client] === runtime) least.push(clientVersion.from);
  if (runtime === 'containerd' && !evidence.some(({ code }) => code === 'containerd-config-version-refused'))
    for (const fact of facts)
      if (fact.kind === 'containerd-config' && fact.version) {
        if (fact.version.value === 3) least.push('2.0');
        if (fact.version.value === 4) least.push('2.3');
      }
  const newest = least.sort(compareVersions).at(-1);
  return newest ? { value: newest, known: 'detected' } : unknown;
}

function detectRegistry(evidence: readonly Evidence[], facts: readonly Facts[]): Told {
  const failing = evidence.find((item) => item.registry)?.registry;
  if (failing) return { value: failing, known: 'detected' };
  const named = new Set<string>();
  for (const fact of facts) {
    if (fact.kind === 'containerd-hosts' && fact.directory && fact.directory !== '_default') named.add(fact.directory);
    if (fact.kind === 'containerd-config')
      for (const table of fact.registries) {
        for (const { registry } of table.mirrors) if (registry.value !== '*') named.add(registry.value);
        for (const { host } of table.tls) named.add(host.value);
      }
    if (fact.kind === 'docker-daemon') for (const { value } of fact.insecureRegistries) named.add(value);
  }
  const [only] = named;
  return only && named.size === 1 && /^[\w.-]+(:\d+)?$/.test(only) ? { value: only, known: 'assumed' } : unknown;
}
