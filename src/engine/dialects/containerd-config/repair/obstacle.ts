import { isBefore } from '../../../workspace/version.ts';
import type { Case } from '../../rule.ts';
import type { ContainerdConfigDocument } from '../document.ts';
import { generatorOf } from '../generated.ts';
import { releasesOf } from '../releases.ts';
import { unresolvedText } from './placeholder.ts';

/** Why the registry settings of this file are not to be touched here; undefined when nothing stands in the way. */
export function obstacleOf(document: ContainerdConfigDocument, theCase: Case): string | undefined {
  if (document.problems.length > 0) return 'The file has to be valid TOML first: see its syntax errors.';
  const owner = generatorOf(document);
  if (owner) return `${owner.name} writes this file anew at every start: the settings belong in ${owner.source}.`;
  const text = unresolvedText(document);
  if (text?.isTemplate) {
    return `${text.written} is filled in by a program before containerd reads it: change the template, not its result.`;
  }
  // HOSTS hostPaths: `_default` came with 1.6.17.
  const isTooOld = releasesOf(theCase).every((release) => isBefore(release, '1.6.17'));
  const isForAll = document.registries.some(({ mirrors }) => mirrors.some(({ registry }) => registry.value === '*'));
  if (isTooOld && isForAll) {
    return 'The mirror of "*" becomes the directory _default, which containerd reads from 1.6.17 on: upgrade first.';
  }
  return undefined;
}
