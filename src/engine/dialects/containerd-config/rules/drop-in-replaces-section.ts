import { isAtLeast, isBefore } from '../../../workspace/version.ts';
import type { Case, Problem, Rule } from '../../rule.ts';
import { type ContainerdConfigDocument, configuresCri, rangeOf } from '../document.ts';
import { type DropIn, dropInOf } from '../drop-in.ts';
import { pluginIds } from '../layouts.ts';
import { registriesOf } from '../registries.ts';
import { nameReleases, releasesOf } from '../releases.ts';
import { loading, measured } from '../sources.ts';

export const rule: Rule<ContainerdConfigDocument> = {
  id: 'containerd-config/drop-in-replaces-section',
  title: 'A drop-in with CRI settings replaces those of the main file',
  severity: 'breaks-later',
  what: 'A file that config.toml imports has a table of the CRI plugin.',
  why: 'containerd 1.x replaces a plugin’s section as a whole: a drop-in with nothing but the registry table sets everything else of the plugin back to its default, SystemdCgroup and the sandbox image included. 2.x merges key by key, but cannot take mirrors away, and a drop-in of a higher version than config.toml makes 2.0 to 2.2 lose the tables of version 2; 2.3.0 to 2.3.4 refuse it.',
  whatToDo: 'Write the settings into config.toml itself, and take them out of the drop-in.',
  references: [loading, measured],
  explains: ['cri-plugin-not-loaded'],
  *check(document, theCase) {
    const dropIn = dropInOf(document, theCase);
    if (!dropIn || !configuresCri(document) || document.problems.length > 0) return;
    const problem = higherVersion(document, theCase, dropIn) ?? replaces(document, theCase, dropIn);
    if (problem) yield { range: rangeOf(document, ['plugins']), declined: byHand(dropIn), ...problem };
  },
};

type Told = Omit<Problem, 'range'>;

function higherVersion({ facts }: ContainerdConfigDocument, theCase: Case, { importedBy }: DropIn): Told | undefined {
  const own = facts.version?.value ?? 1;
  const main = importedBy?.facts.version?.value ?? (importedBy ? 1 : own);
  const affected = releasesOf(theCase).filter((release) => isAtLeast(release, '2.0'));
  if (own <= main || own < 3 || affected.length === 0) return undefined;
  return {
    severity: 'breaks-now',
    message: `This drop-in is version ${own} and ${importedBy?.file.path} version ${main}: with ${nameReleases(affected)} the CRI settings of the main file are lost, or the daemon does not start.`,
  };
}

function replaces(document: ContainerdConfigDocument, theCase: Case, { importedBy }: DropIn): Told | undefined {
  const affected = releasesOf(theCase).filter((release) => isBefore(release, '2.0'));
  if (affected.length === 0) return undefined;
  const where = importedBy ? importedBy.file.path : 'config.toml';
  const all = affected.length === releasesOf(theCase).length;
  const lost = importedBy && all ? 'breaks-now' : 'breaks-later';
  const registry =
    registriesOf(document.toml.root).length > 0 ? ' With the registry table alone, everything else is a default.' : '';
  return {
    severity: lost,
    message: `With ${nameReleases(affected)}, [plugins."${pluginIds[2]}"] of this drop-in replaces the whole section of ${where}.`,
    why: `${rule.why}${registry}`,
  };
}

const byHand = ({ importedBy }: DropIn): string =>
  importedBy
    ? `Which settings of ${importedBy.file.path} are to stay beside those of the drop-in, only you can tell.`
    : 'The main file is not part of this case: paste config.toml as well.';
