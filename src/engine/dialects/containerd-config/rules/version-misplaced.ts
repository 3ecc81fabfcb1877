import type { Rule } from '../../rule.ts';
import type { ContainerdConfigDocument } from '../document.ts';
import { headerOf } from '../layouts.ts';
import { misplacedVersion } from '../misplaced-version.ts';
import { versionFix } from '../repair/version.ts';
import { loading, measured } from '../sources.ts';

export const rule: Rule<ContainerdConfigDocument> = {
  id: 'containerd-config/version-misplaced',
  title: 'version stands below a table header',
  severity: 'breaks-now',
  what: 'The config version is written after a header and so belongs to that table.',
  why: 'In TOML a key belongs to the header above it. containerd looks for `version` at the top level alone, finds none there and takes the file for version 1: 1.x ignores tables with full plugin ids, 2.0 to 2.2 lose the registry settings.',
  whatToDo: 'Move the line to the top, above the first header.',
  references: [loading, measured],
  explains: ['x509-unknown-authority', 'http-response-to-https-client'],
  *check(document, theCase) {
    const stray = misplacedVersion(document);
    if (!stray || document.problems.length > 0) return;
    yield {
      range: stray.entry.range,
      message: `version = ${stray.value} belongs to ${headerOf(stray.at.slice(0, -1))} here, so containerd takes the file for version 1.`,
      ...versionFix(document, theCase),
    };
  },
};
