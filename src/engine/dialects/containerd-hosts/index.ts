import type { Dialect, Problem, Rule } from '../rule.ts';
import { ownerOfGenerated } from './directory.ts';
import { type ContainerdHostsDocument, readDocument } from './document.ts';
import { rules } from './rules/index.ts';

/** hosts.toml: one registry's endpoints and their trust, read by containerd (and by dockerd from 28.0) at every pull. */
export const containerdHosts: Dialect<ContainerdHostsDocument> = {
  id: 'containerd-hosts',
  title: 'containerd hosts.toml',
  read: readDocument,
  rules: rules.map(withholding),
  // HOSTS loadHostDir runs anew at every pull, and reads hosts.toml and the files it names without a cache.
  applies: () => [],
  installAt: ({ facts: { configPath, directory } }) =>
    configPath && directory && `${configPath}/${directory}/hosts.toml`,
};

/** The rule, with its fixes withheld where editing this file is in vain or built on half a reading of it. */
function withholding(rule: Rule<ContainerdHostsDocument>): Rule<ContainerdHostsDocument> {
  return {
    ...rule,
    *check(document, theCase) {
      const reason = reasonAgainstFixes(document, rule);
      for (const problem of rule.check(document, theCase)) yield reason ? without(problem, reason) : problem;
    },
  };
}

function reasonAgainstFixes(
  { file, problems }: ContainerdHostsDocument,
  { id }: Rule<ContainerdHostsDocument>,
): string | undefined {
  const owner = ownerOfGenerated(file.path);
  if (owner)
    return `${owner} writes this file anew at every start: change /etc/rancher/${owner}/registries.yaml and restart ${owner}.`;
  if (problems.length > 0 && id !== 'containerd-hosts/not-toml')
    return 'The file does not parse as TOML; that comes first.';
  return undefined;
}

function without({ fix: _, ...problem }: Problem, reason: string): Problem {
  return { ...problem, declined: problem.declined ?? reason };
}
