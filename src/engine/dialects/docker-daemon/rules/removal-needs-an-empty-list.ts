import { isLoopbackEntry, readInsecureEntry } from '../../../runtimes/docker/insecure-entry.ts';
import { setKey } from '../../../syntax/json/edit.ts';
import type { Case, Rule } from '../../rule.ts';
import type { DockerDaemonDocument } from '../document.ts';
import { letGo } from '../instead.ts';
import { INSECURE, registryList } from '../lists.ts';
import { insecureEffect, measured, reload } from '../sources.ts';

export const rule: Rule<DockerDaemonDocument> = {
  id: 'docker-daemon/removal-needs-an-empty-list',
  title: 'dockerd goes on with the insecure-registries that were deleted',
  severity: 'unsafe',
  what: 'docker info still lists insecure registries, while daemon.json has no insecure-registries any more.',
  why: 'On a reload dockerd replaces the list only when the key stands in the file. A key that is gone leaves the running list as it was, until dockerd restarts.',
  whatToDo:
    'Write "insecure-registries": [] and reload, or restart dockerd, which the builder inside it needs in any case. If the list comes from --insecure-registry on the command line, take it out there instead: the same option in both places keeps dockerd from starting.',
  references: [reload, insecureEffect, measured],
  *check(document, theCase) {
    const { root } = document;
    if (!root || registryList(root, INSECURE)) return;
    const held = heldEntries(theCase);
    if (held.length === 0) return;
    yield {
      range: { start: root.range.start, end: root.range.start + 1 },
      message: `dockerd still takes ${held.slice(0, 5).join(', ')} for insecure: daemon.json has no insecure-registries, and a reload does not revoke a list that is gone.`,
      evidence: held.slice(0, 20).map((entry) => `docker info lists ${entry} under Insecure Registries`),
      fix: {
        title: 'Write the empty list, which a reload takes over',
        safety: 'needs-review',
        edits: setKey(document.json, [INSECURE], []),
        declares: [{ path: document.file.path, at: [INSECURE] }],
        actions: letGo(document, theCase, held.slice(0, 1)),
      },
    };
  },
};

/** What `docker info` among the files lists as insecure besides loopback. */
function heldEntries({ documents }: Case): string[] {
  return documents.flatMap(({ file, dialect }) => {
    if (dialect !== 'error-text' && dialect !== 'unknown') return [];
    const [, block = ''] =
      /^[ \t]{0,4}Insecure Registries:[ \t]*\r?\n((?:[ \t]{2,8}\S{1,120}[ \t]{0,8}(?:\r?\n|$)){0,50})/m.exec(
        file.text,
      ) ?? [];
    return block
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !isLoopbackEntry(readInsecureEntry(line)));
  });
}
