import { CUSTOMARY } from '../../../runtimes/containerd/config-path.ts';
import { entryAt } from '../../../syntax/tree.ts';
import type { Range } from '../../../workspace/source-file.ts';
import type { Rule } from '../../rule.ts';
import { type ContainerdConfigDocument, pluginsIn, rangeOf } from '../document.ts';
import { configPathOf, homeLayout } from '../home.ts';
import { headerOf, type Layout, pluginIds, pluginPath, registryPath } from '../layouts.ts';
import { hasLegacy } from '../repair/legacy.ts';
import { registryRepair } from '../repair/registry.ts';
import { hostLookup, measured, transfer } from '../sources.ts';
import { strayConfigPaths } from '../stray.ts';
import { troubleOf } from '../trouble.ts';

export const rule: Rule<ContainerdConfigDocument> = {
  id: 'containerd-config/config-path-unset',
  title: 'config_path is not set, so containerd reads no hosts.toml',
  severity: 'breaks-now',
  what: 'Nothing in this file tells containerd in which directory the hosts.toml files and CAs of the registries are.',
  why: 'While config_path is empty, containerd up to 2.1 looks into no host directory at all. From 2.2 on the built-in default is a list of two directories, which the default pull takes for the name of one and so does not find. What lies in /etc/containerd/certs.d is never read, and only the system roots count.',
  whatToDo:
    'Set config_path to one directory in the registry table that the node’s release reads, then restart containerd.',
  references: [hostLookup, transfer, measured],
  explains: ['x509-unknown-authority', 'x509-ca-other-key', 'http-response-to-https-client'],
  *check(document, theCase) {
    const trouble = troubleOf(theCase);
    if (!trouble || document.problems.length > 0 || configPathOf(document, theCase)) return;
    // Where it is written, in a place that does not count, the rule about that place tells it.
    if (strayConfigPaths(document).some(({ value }) => value !== '')) return;
    if (document.registries.some(({ configPath }) => configPath?.value)) return;
    // Legacy tables are used instead; where they are the trouble, their own rules say so.
    const waits = theCase.documents.some(({ facts }) => facts.kind === 'containerd-hosts');
    if (hasLegacy(document.registries) && !waits) return;
    const layout = homeLayout(document, theCase);
    yield {
      range: placeOf(document, layout),
      message: `containerd never looks into ${CUSTOMARY}: config_path is not set in ${headerOf(registryPath(layout))}.`,
      evidence: [trouble.because, ...ofTransferPlugin(document)],
      ...registryRepair(document, theCase),
    };
  },
};

/** The empty setting, else the table in which it is missed, else the one around it. */
function placeOf(document: ContainerdConfigDocument, layout: Layout): Range {
  const at = registryPath(layout);
  const empty = entryAt(document.toml.root, [...at, 'config_path']);
  if (empty) return empty.range;
  const known = [at, pluginPath(layout), ['plugins']].find((path) => entryAt(document.toml.root, path));
  return rangeOf(document, known ?? []);
}

function ofTransferPlugin(document: ContainerdConfigDocument): string[] {
  const id = 'io.containerd.transfer.v1.local';
  const own = entryAt(document.toml.root, ['plugins', id, 'config_path'])?.value;
  if (!pluginsIn(document).includes(id) || own?.kind !== 'string' || own.value === '') return [];
  return [`The config_path of ${id} is another setting, which no release reads; ${pluginIds[3]} is where 2.x looks.`];
}
