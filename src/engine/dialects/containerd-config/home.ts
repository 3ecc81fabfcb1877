import type { RegistryTableFacts } from '../../workspace/facts.ts';
import type { Located } from '../../workspace/source-file.ts';
import type { Case } from '../rule.ts';
import { type ContainerdConfigDocument, hasVersion2Tables, pluginsIn } from './document.ts';
import { type Layout, layouts, pluginIds } from './layouts.ts';
import { readingOf, releasesOf } from './releases.ts';

/**
 * The layout in which registry settings belong in this file. Version 2 with its own table is read by every release; in a
 * file without version the tables tell what it was written for.
 */
export function homeLayout(document: ContainerdConfigDocument, theCase: Case): Layout {
  const version = document.facts.version?.value ?? 0;
  const plugins = pluginsIn(document);
  const has = (layout: Layout) => (layout === 2 ? hasVersion2Tables(document) : plugins.includes(pluginIds[layout]));
  if (version >= 3) return 3;
  if (version === 2) return has(3) && !has(2) && isLikelyRead(document, theCase) ? 3 : 2;
  if (has(2)) return 2;
  if (has(3)) return 3;
  return version === 1 || has(1) ? 1 : 2;
}

/**
 * Whoever writes the table of 2.x into a version 2 file has 2.x, unless the release is known to be an older one, or may be
 * one and the pull fails as it does where the table is not read.
 */
function isLikelyRead({ facts }: ContainerdConfigDocument, theCase: Case): boolean {
  const readings = releasesOf(theCase).map((release) => readingOf(release, facts.version?.value, 3));
  return readings.includes('read') && (readings.every((reading) => reading === 'read') || !isRefused(theCase));
}

/** A mirror, a token server and a blob store are met only by a pull that was led, or let, past the registry's own check. */
const isRefused = ({ evidence }: Case): boolean =>
  evidence.some(({ code, hop }) => code === 'x509-unknown-authority' && (hop === 'registry' || hop === 'unknown'));

/** Nearly every rule asks this, and the answer takes all releases in question. */
const memory = new WeakMap<Case, WeakMap<ContainerdConfigDocument, readonly RegistryTableFacts[]>>();

/** The registry tables that some release in question reads, the one where settings belong first. */
export function tablesInUse(document: ContainerdConfigDocument, theCase: Case): readonly RegistryTableFacts[] {
  const ofCase = memory.get(theCase) ?? new WeakMap<ContainerdConfigDocument, readonly RegistryTableFacts[]>();
  const tables = ofCase.get(document) ?? findTablesInUse(document, theCase);
  memory.set(theCase, ofCase.set(document, tables));
  return tables;
}

function findTablesInUse(document: ContainerdConfigDocument, theCase: Case): RegistryTableFacts[] {
  const home = homeLayout(document, theCase);
  const version = document.facts.version?.value;
  const isRead = (layout: Layout) =>
    layout === home || releasesOf(theCase, version).some((release) => readingOf(release, version, layout) === 'read');
  return [home, ...layouts.filter((layout) => layout !== home)]
    .filter(isRead)
    .flatMap((layout) => document.registries.filter((table) => table.layout === layout));
}

/** The config_path that takes effect; an empty one is as good as none. */
export function configPathOf(document: ContainerdConfigDocument, theCase: Case): Located<string> | undefined {
  return tablesInUse(document, theCase).find(({ configPath }) => configPath?.value)?.configPath;
}
