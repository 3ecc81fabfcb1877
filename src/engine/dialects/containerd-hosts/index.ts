import { failedPull } from '../failed-pull.ts';
import type { Case, Dialect, Problem, RuleMeta } from '../rule.ts';
import { ownerOfGenerated, rightPath } from './directory.ts';
import { type ContainerdHostsDocument, readDocument } from './document.ts';
import { registryOf } from './placed.ts';
import { rules } from './rules/index.ts';

/** hosts.toml: one registry's endpoints and their trust, read by containerd (and by dockerd from 28.0) at every pull. */
export const containerdHosts: Dialect<ContainerdHostsDocument> = {
  id: 'containerd-hosts',
  title: 'containerd hosts.toml',
  readBy: 'containerd',
  read: readDocument,
  rules,
  told,
  // HOSTS loadHostDir runs anew at every pull, and reads hosts.toml and the files it names without a cache.
  applies: (_, theCase) => failedPull(theCase),
  // A host.toml stays one: containerd reads no other name.
  installAt: ({ file: { path }, facts: { configPath, directory, misnamed } }) => {
    if (configPath && directory && !misnamed) return `${configPath}/${directory}/hosts.toml`;
    return path.startsWith('/') ? path : undefined;
  },
};

const notToml = 'containerd-hosts/not-toml';
const fileNameMismatch = 'containerd-hosts/file-name-mismatch';

/**
 * containerd reads the file for one registry, so what is wrong in it concerns no other one. Fixes are withheld where editing
 * this file is in vain or built on half a reading of it. Nothing is wrong with a file under another name that lies beside
 * the hosts.toml that is read.
 */
function told(problem: Problem, rule: RuleMeta, document: ContainerdHostsDocument, theCase: Case): Problem | undefined {
  const { facts, file } = document;
  if (facts.misnamed && theCase.documents.some((other) => other.file.path === rightPath(file.path))) return undefined;
  const reason = reasonAgainstFixes(document, rule);
  const said = reason ? without(later(problem, rule, document), reason) : cautious(problem, rule, document, theCase);
  const registry = registryOf(document, theCase);
  return registry === undefined ? said : { registries: [registry], ...said };
}

function reasonAgainstFixes(
  { file, facts, problems }: ContainerdHostsDocument,
  { id }: RuleMeta,
): Pick<Problem, 'declined' | 'after'> | undefined {
  const owner = ownerOfGenerated(file.path);
  if (owner)
    return {
      declined: `${owner} writes this file anew at every start: change /etc/rancher/${owner}/registries.yaml and restart ${owner}.`,
    };
  if (id === notToml) return undefined;
  if (problems.length > 0) return { declined: 'The file does not parse as TOML; that comes first.', after: notToml };
  if (facts.misnamed && id !== fileNameMismatch)
    return { declined: 'containerd reads no file of this name; that comes first.', after: fileNameMismatch };
  return undefined;
}

function without({ fix: _, ...problem }: Problem, reason: Pick<Problem, 'declined' | 'after'>): Problem {
  return { ...reason, ...problem };
}

/** What a file says that containerd does not, or cannot, read breaks pulls only once it does. */
function later(problem: Problem, { severity }: RuleMeta, { facts, problems }: ContainerdHostsDocument): Problem {
  const breaksNow = (problem.severity ?? severity) === 'breaks-now';
  return (facts.misnamed || problems.length > 0) && breaksNow ? { ...problem, severity: 'breaks-later' } : problem;
}

/** Rules whose repair makes containerd read what it skips today. */
const activating = new Set(
  [
    'byte-order-mark',
    'wrong-type',
    'unknown-capability',
    'newer-than-target',
    'unknown-key',
    'hosts-as-inline-or-dotted-keys',
    'host-table-missing',
    'url-malformed',
    'directory-name-mismatch',
    'file-name-mismatch',
  ].map((rule) => `containerd-hosts/${rule}`),
);

/** A switch that has no effect today must not gain one unseen: without a CA to put in its place, a person decides. */
function cautious(
  problem: Problem,
  { id }: RuleMeta,
  { hosts, fallback }: ContainerdHostsDocument,
  { trust }: Case,
): Problem {
  const switched = [...hosts, fallback].some(({ skipVerify }) => skipVerify?.value === true);
  if (!problem.fix || !switched || trust.anchor || !activating.has(id)) return problem;
  return { ...problem, fix: { ...problem.fix, safety: 'needs-review' } };
}
