import type { Severity } from '../../../workspace/report.ts';
import { isAtLeast, isBefore } from '../../../workspace/version.ts';
import type { Rule } from '../../rule.ts';
import { type ContainerdConfigDocument, pluginsIn, rangeOf } from '../document.ts';
import { homeLayout } from '../home.ts';
import { type Layout, pluginIds } from '../layouts.ts';
import { misplacedVersion } from '../misplaced-version.ts';
import { nameReleases, releasesOf } from '../releases.ts';
import { versionFix } from '../repair/version.ts';
import { loading, measured, migration } from '../sources.ts';

export const rule: Rule<ContainerdConfigDocument> = {
  id: 'containerd-config/version-missing',
  title: 'The file does not say its config version',
  severity: 'breaks-now',
  what: 'There are plugin settings, and no `version` at the top level.',
  why: 'Without `version` containerd takes the file for version 1. 1.x then looks for plugins by their short names and ignores tables with full ids; 2.0 to 2.2 ignore the registry settings of `cri` and of `io.containerd.grpc.v1.cri` alike; only 2.3 and newer move them. Pulls go on as if nothing had been configured.',
  whatToDo:
    'Write `version = 2` as the first line, above all tables: with the tables of io.containerd.grpc.v1.cri every release from 1.3 on accepts it.',
  references: [loading, migration, measured],
  explains: ['x509-unknown-authority', 'http-response-to-https-client'],
  *check(document, theCase) {
    if (document.isExcerpt || document.problems.length > 0 || misplacedVersion(document)) return;
    if (document.toml.root.entries.some(({ key }) => key === 'version')) return;
    const plugins = pluginsIn(document);
    if (plugins.length === 0) return;
    const home = homeLayout(document, theCase);
    const { severity, message } = effects[home](releasesOf(theCase));
    const named = plugins.includes(pluginIds[home]) ? ['plugins', pluginIds[home]] : ['plugins'];
    yield { range: rangeOf(document, named), severity, message, ...versionFix(document, theCase) };
  },
};

type Effect = (releases: readonly string[]) => { severity: Severity; message: string };

/** What becomes of the settings, by the layout in which they are written (measured: containerd 1.6.20 to 2.3.4). */
const effects: Readonly<Record<Layout, Effect>> = {
  1: (releases) => {
    const lost = releases.filter((release) => isAtLeast(release, '2.0'));
    return {
      severity: lost.length === releases.length ? 'breaks-now' : 'breaks-later',
      message: `This is a version 1 config file: its registry settings in [plugins.cri] are ignored by ${lost.length > 0 ? nameReleases(lost) : 'containerd 2.x'}.`,
    };
  },
  2: (releases) => {
    const lost = releases.filter((release) => isBefore(release, '2.3'));
    if (lost.length === 0) {
      return {
        severity: 'tidy',
        message: `The file has no version; ${nameReleases(releases)} converts it at every start.`,
      };
    }
    return {
      severity: 'breaks-now',
      message: `The file has no version: what stands in [plugins."${pluginIds[2]}"] is ignored by ${nameReleases(lost)}.`,
    };
  },
  3: (releases) => {
    const lost = releases.filter((release) => isBefore(release, '2.0'));
    const severity = lost.length === releases.length ? 'breaks-now' : 'breaks-later';
    if (lost.length === 0)
      return { severity: 'tidy', message: 'The file has no version; containerd 2.x takes its tables as they are.' };
    return { severity, message: `The file has no version, and only containerd 2.x reads [plugins."${pluginIds[3]}"].` };
  },
};
