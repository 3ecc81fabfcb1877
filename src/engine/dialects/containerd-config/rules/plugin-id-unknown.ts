import { renameTable } from '../../../syntax/toml/index.ts';
import { valueAt } from '../../../syntax/tree.ts';
import type { FixDraft, Rule } from '../../rule.ts';
import { type ContainerdConfigDocument, rangeOf } from '../document.ts';
import { headerOf } from '../layouts.ts';
import { type PluginTable, pluginTables } from '../registries.ts';
import { loading, measured } from '../sources.ts';

export const rule: Rule<ContainerdConfigDocument> = {
  id: 'containerd-config/plugin-id-unknown',
  title: 'The plugin id is not the one that reads registry settings',
  severity: 'breaks-now',
  what: 'A table of plugin settings bears the name of no plugin, or of another one.',
  why: 'containerd hands each plugin the table of its own id. A table of an unknown id is handed to nobody, and no release says a word about it; registry settings below another plugin are unknown keys there. Pulls go on as if they were not written.',
  whatToDo:
    'Write the id in full: io.containerd.grpc.v1.cri in a version 2 file, io.containerd.cri.v1.images in version 3 and 4.',
  references: [loading, measured],
  explains: ['x509-unknown-authority', 'http-response-to-https-client'],
  *check(document) {
    if (document.problems.length > 0) return;
    for (const table of pluginTables(document.toml.root)) {
      const { id, at, meant } = table;
      if (!meant) continue;
      const isSpelling = meant.because === 'spelling';
      yield {
        range: rangeOf(document, isSpelling ? at : [...at, 'registry']),
        message: isSpelling
          ? `There is no plugin ${id}; ${meant.id} is meant, and containerd ignores what stands here.`
          : `The plugin ${id} knows no registry settings; ${meant.id} reads them.`,
        ...repair(document, table, meant),
      };
    }
  },
};

/** A misspelt id is corrected; from another plugin only the registry table moves. */
function repair(
  { toml, file }: ContainerdConfigDocument,
  { at }: PluginTable,
  meant: NonNullable<PluginTable['meant']>,
): { fix: FixDraft } | { declined: string } {
  const below = meant.because === 'spelling' ? [] : ['registry'];
  const from = [...at, ...below];
  const to = ['plugins', meant.id, ...below];
  const declined = {
    declined: `${headerOf(to)} is there too: which of the two holds what is meant, only you can tell.`,
  };
  if (valueAt(toml.root, to)) return declined;
  const edits = renameTable(toml, from, to);
  if (edits.length === 0)
    return { declined: `The table is written in a way that cannot be renamed: move its keys to ${headerOf(to)}.` };
  const declares = [from, to].map((path) => ({ path: file.path, at: path }));
  const title = `Rename the table to ${headerOf(to)}`;
  return { fix: { title, safety: 'safe', edits, declares, carries: [{ path: file.path }] } };
}
