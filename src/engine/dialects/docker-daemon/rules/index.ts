import type { Problem, Rule } from '../../rule.ts';
import type { DockerDaemonDocument } from '../document.ts';
import { rule as ignoredKey } from './ignored-key.ts';
import { rule as insecureMirror } from './insecure-mirror.ts';
import { rule as insecureRegistry } from './insecure-registry.ts';
import { rule as mirrorForAPrivateRegistry } from './mirror-for-a-private-registry.ts';
import { rule as notJson } from './not-json.ts';
import { rule as removalNeedsAnEmptyList } from './removal-needs-an-empty-list.ts';
import { rule as tlsKeysAreNotForRegistries } from './tls-keys-are-not-for-registries.ts';
import { rule as unknownKey } from './unknown-key.ts';
import { rule as valueNotAccepted } from './value-not-accepted.ts';

type DockerRule = Rule<DockerDaemonDocument>;

/**
 * Of a file that is not JSON the rule tells what will be found once it is, at the places of the text as given. Its fix is
 * made for JSON and has to wait for that.
 */
function onceItIsJson(rule: DockerRule): DockerRule {
  return {
    ...rule,
    *check(document, theCase) {
      for (const problem of rule.check(document, theCase)) yield document.isBroken ? waiting(problem) : problem;
    },
  };
}

function waiting({ fix, ...problem }: Problem): Problem {
  return fix ? { ...problem, after: notJson.id, declined: 'daemon.json has to be JSON first.' } : problem;
}

export const rules: readonly DockerRule[] = [
  notJson,
  ...[
    unknownKey,
    valueNotAccepted,
    ignoredKey,
    tlsKeysAreNotForRegistries,
    insecureRegistry,
    insecureMirror,
    mirrorForAPrivateRegistry,
    removalNeedsAnEmptyList,
  ].map(onceItIsJson),
];
