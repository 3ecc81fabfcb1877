import { MOST_OF_A_KIND, type ReadFile } from '../dialects/reader.ts';
import type { Case } from '../dialects/rule.ts';
import { statedConfigPath } from '../evidence/stated.ts';
import { hunk } from '../intake/patches.ts';
import { recognise } from '../intake/recognise.ts';
import type { Facts } from '../workspace/facts.ts';
import type { Finding, Plan, Unchecked } from '../workspace/report.ts';
import type { DialectId } from '../workspace/source-file.ts';
import { uncheckedOnNode } from './unchecked-node.ts';
import { uncheckedTrust } from './unchecked-trust.ts';

const uncovered: Partial<Record<DialectId, string>> = {
  kubernetes: 'Kubernetes YAML',
  'k3s-registries': 'a K3s or RKE2 registries.yaml',
  'registries-conf': 'a registries.conf',
  buildkitd: 'a buildkitd.toml',
  'kind-config': 'a kind cluster configuration',
  'docker-client-config': 'a Docker client config.json',
  template: 'a template that something else fills in',
};

/** What was not checked, each with the exact command that would show it. */
export function uncheckedOf(
  files: readonly ReadFile[],
  findings: readonly Finding[],
  theCase: Case,
  plan: Plan,
): Unchecked[] {
  return [
    ...unusedFiles(files),
    ...unknownErrors(files, findings, theCase),
    ...cutOff(findings),
    ...unseenSettings(theCase),
    ...unknownTarget(theCase, plan),
    ...unreadFiles(theCase),
    ...silentMirrors(theCase),
    ...uncheckedOnNode(theCase, plan),
    ...uncheckedTrust(theCase),
  ];
}

function unusedFiles(files: readonly ReadFile[]): Unchecked[] {
  const copied = new Set(files.flatMap(({ document }) => copiedSettings(document.facts)));
  return files.flatMap(({ document: { file, dialect } }): Unchecked[] => {
    const kind = uncovered[dialect];
    if (kind)
      return [
        { what: `${file.path} is ${kind}: it was recognised and left as it is; its own settings were not checked.` },
      ];
    if (dialect === 'unknown' && hunk.test(file.text))
      return [
        {
          what: `${file.path} is a patch, which shows a part of a file only: paste the file as it stands on the node.`,
        },
      ];
    if (dialect === 'unknown' && /[\p{L}\d]/u.test(file.text) && !copied.has(nameOf(file.path)))
      return [
        {
          what: recognise(file).isAroundFiles
            ? `${file.path} is text around files, as a script, a playbook or cloud-init: it was left as it is. What is corrected here has to go to its place there; of a file that was not read, paste what stands on the node.`
            : `${file.path} could not be used: it looks like no configuration, error or certificate known here.`,
        },
      ];
    return [];
  });
}

/** A text that reports a failure of which nothing is known here is no sign that nothing is wrong. */
const unknownErrors = (files: readonly ReadFile[], findings: readonly Finding[], { evidence }: Case): Unchecked[] =>
  files
    .filter(
      ({ document: { dialect, file } }) =>
        dialect === 'error-text' && ![...findings, ...evidence].some(({ path }) => path === file.path),
    )
    .map(({ document: { file } }) => ({
      what: `No error that is known here stands in ${file.path}: what went wrong there was not judged.`,
    }));

const nameOf = (path: string): string => path.replace(/^.*\//, '');

/** Names of the settings files that a Dockerfile copies. */
const copiedSettings = (facts: Facts): string[] =>
  facts.kind === 'dockerfile' ? facts.settingsFiles.map(({ value }) => nameOf(value)) : [];

/** A copied .npmrc or pip.conf can hold a switch; that shows only when it is in the case too. */
function unseenSettings({ documents }: Case): Unchecked[] {
  const here = new Set(documents.map(({ file }) => nameOf(file.path)));
  const unseen = documents.flatMap(({ facts }) => copiedSettings(facts)).filter((name) => !here.has(name));
  return [...new Set(unseen)].map((name) => ({
    what: `The Dockerfile copies ${name} into the image; it was not pasted, so what it says is not known.`,
    ask: `cat ${name}`,
  }));
}

function cutOff(findings: readonly Finding[]): Unchecked[] {
  const counts = new Map<string, number>();
  for (const { rule, path } of findings) {
    const kind = `${rule} in ${path}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= MOST_OF_A_KIND)
    .map(([kind]) => ({ what: `Only the first ${MOST_OF_A_KIND} findings of ${kind} are told; there may be more.` }));
}

function unknownTarget({ target, documents, evidence }: Case, plan: Plan): Unchecked[] {
  const asks: Unchecked[] = [];
  const involves = (dialect: DialectId) => documents.some((document) => document.dialect === dialect);
  const differs = involves('containerd-config') && evidence.length > 0;
  if (!target.version && target.runtime === 'containerd' && (plan.files.length > 0 || differs))
    asks.push({
      what:
        plan.files.length > 0
          ? 'The containerd release is not known; the plan holds for 1.7 to 2.3.'
          : 'The containerd release is not known, and releases read config.toml in different ways.',
      ask: 'containerd --version',
    });
  if (!target.registry && (involves('containerd-config') || involves('docker-daemon')))
    asks.push({
      what: 'Which registry fails is not known.',
      ask: "kubectl get events -A --field-selector reason=Failed | grep -i 'x509\\|pull'",
    });
  return asks;
}

/** dockerd asks a mirror first, and of its failure tells its log alone: what it shows is the error of Docker Hub. */
function silentMirrors({ documents, evidence }: Case): Unchecked[] {
  const mirrors = documents.flatMap(({ facts }) => (facts.kind === 'docker-daemon' ? facts.mirrors : []));
  const isOfHub = evidence.some(
    ({ client, registry, hop }) => client === 'docker' && registry === 'docker.io' && hop === 'registry',
  );
  if (mirrors.length === 0 || !isOfHub) return [];
  return [
    {
      what: `dockerd asks ${mirrors.map(({ value }) => value).join(', ')} before Docker Hub, whose error it shows: why it went past a mirror stands in its log alone.`,
      ask: "journalctl -u docker --since '10 min ago' | grep 'Attempting next endpoint'",
    },
  ];
}

/** A hosts.toml counts only where config_path names the directory above it. */
function unreadFiles({ target, documents, evidence }: Case): Unchecked[] {
  const has = (dialect: DialectId) => documents.some((document) => document.dialect === dialect);
  const matters = has('containerd-hosts') || evidence.some(({ code }) => code === 'x509-unknown-authority');
  if (target.runtime !== 'containerd' || has('containerd-config') || !matters) return [];
  const stated = documents.flatMap(({ dialect, file }) =>
    dialect === 'error-text' ? (statedConfigPath(file.text) ?? []) : [],
  )[0];
  if (stated !== undefined)
    return [
      {
        what: `Of config.toml only config_path = "${stated}" was pasted: whether it stands in the table that containerd reads was not checked.`,
        ask: 'sudo cat /etc/containerd/config.toml',
      },
    ];
  return [
    {
      what: 'config.toml was not pasted, so whether containerd looks into certs.d at all is not known.',
      ask: 'containerd config dump | grep -n config_path',
    },
  ];
}
