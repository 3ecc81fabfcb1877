import type { Rule } from '../../rule.ts';
import type { ContainerdConfigDocument } from '../document.ts';
import { repairSpelling } from '../repair/spelling.ts';
import { loading, measured } from '../sources.ts';

/** Told by `registry-table-twice`, which knows what to do about it. */
const TWICE = / is defined twice$/;

export const rule: Rule<ContainerdConfigDocument> = {
  id: 'containerd-config/not-toml',
  title: 'The file is not valid TOML, so containerd does not start',
  severity: 'breaks-now',
  what: 'config.toml has a syntax error.',
  why: 'The daemon reads the file when it starts and exits when it cannot: "failed to load TOML" in 1.x, "failed to unmarshal TOML at row … column …" in 2.x. A containerd that still runs has read an older state of the file, and does not come back after its next restart.',
  whatToDo: 'Correct the line. `containerd config dump` reads the file in the same way, and changes nothing.',
  references: [loading, measured],
  explains: ['containerd-config-invalid', 'cri-plugin-not-loaded'],
  *check(document) {
    const problems = document.problems.filter(({ message }) => !TWICE.test(message));
    const [first] = problems;
    if (!first) return;
    const fix = repairSpelling(document);
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
    yield {
      range: first.range,
      message: `config.toml is not valid TOML: ${first.message}${more}.`,
      ...(fix ? { fix } : { declined: 'What was meant here cannot be told with certainty.' }),
    };
  },
};
