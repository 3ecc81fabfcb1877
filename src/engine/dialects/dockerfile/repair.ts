import type { Stage } from '../../syntax/dockerfile/index.ts';
import type { DeclaredChange } from '../../workspace/report.ts';
import type { TextEdit } from '../../workspace/source-file.ts';
import type { Case, FixDraft } from '../rule.ts';
import { ownDownload } from './ca-download.ts';
import type { DockerfileDocument } from './document.ts';
import type { Found } from './found.ts';
import { installCa, type Wants } from './install.ts';
import { type Declined, type Installation, nothing } from './installation.ts';
import { removalEdits, type Taking } from './removal-edits.ts';
import { installRoots, needsRoots } from './roots.ts';
import { isRepaired, wantsOf } from './wants.ts';

export type Repair = { fix: FixDraft; says: string[] } | Declined;

/** Takes switches away, each with the trust that it stood for brought in before its first use: one fix a switch. */
export function repairs(document: DockerfileDocument, all: readonly Found[], theCase: Case): Repair[] {
  const roots = installRoots(
    document,
    all.filter((found) => verifiesPublicly(found) && isRepaired(found)).map(({ occurrence }) => occurrence),
  );
  const context: Context = { document, theCase, wants: wantsOf(all), roots };
  const preparations = all.map((found) => prepare(context, found));
  const takings = preparations.filter((each) => 'removals' in each);
  const edits = new Map(removalEdits(document, takings).map((own, index) => [takings[index], own]));
  return preparations.map((each) => ('removals' in each ? repair(document, each, edits.get(each) ?? []) : each));
}

interface Context {
  document: DockerfileDocument;
  theCase: Case;
  wants: Wants;
  roots: ReadonlyMap<Stage, Installation>;
}

/** Everything about a repair but the edits that take the switch away. */
interface Prepared extends Taking {
  found: Found;
  installation: Installation;
  certain: boolean;
}

function prepare(context: Context, found: Found): Prepared | Declined {
  const { document, theCase } = context;
  const { occurrence, need } = found;
  const { switch: one, use } = occurrence;
  if (one.declined) return { declined: one.declined };
  if (occurrence.inCode) return { declined: `It is a piece of a program, which is not rewritten here. ${one.instead}` };
  const download = ownDownload(document, occurrence, theCase, need.host);
  const installation = download?.installation ?? installationFor(context, found);
  if ('declined' in installation) return installation;
  const removals = download ? [download.removal] : occurrence.removals;
  const certain = one.inert !== undefined || (need.certain && !installation.assumed && !download);
  return { found, installation, certain, instruction: use.instruction, removals };
}

function repair(
  document: DockerfileDocument,
  { found, installation, certain }: Prepared,
  removal: readonly TextEdit[],
): Repair {
  const { occurrence, need } = found;
  const { switch: one, use } = occurrence;
  const fix: FixDraft = {
    title: `Take ${occurrence.written} away${andThen[installation.brings]}`,
    safety: certain ? 'safe' : 'needs-review',
    edits: merged([...installation.edits, ...(occurrence.elsewhere ?? removal)]),
    creates: installation.creates,
    missing: installation.missing,
    declares: declaresOf(document, found, [...installation.stages, ...(use.stage ? [use.stage.index] : [])]),
  };
  return { fix, says: [...(one.inert ? [] : [need.because]), ...installation.says] };
}

const andThen: Readonly<Record<Installation['brings'], string>> = {
  ca: ' and trust the CA instead',
  roots: ' and install the public CAs instead',
  nothing: '',
};

/** Plain HTTP, which certainly needs no CA, needs no public ones either. */
const verifiesPublicly = ({ need }: Found) => !need.ca && !need.certain;

function installationFor({ document, theCase, wants, roots }: Context, found: Found): Installation | Declined {
  const { occurrence, need } = found;
  const { stage } = occurrence.use;
  if (!stage || occurrence.switch.inert) return nothing;
  if (need.ca) return installCa(document, stage, wants, theCase);
  return (verifiesPublicly(found) && needsRoots(document, stage, occurrence) && roots.get(stage)) || nothing;
}

function declaresOf(
  { file: { path } }: DockerfileDocument,
  { occurrence }: Found,
  stages: readonly number[],
): DeclaredChange[] {
  return [
    ...[...new Set(stages)].map((index) => ({ path, at: ['stages', index] })),
    ...(occurrence.use.stage ? [] : [{ path, at: ['globals'] }]),
    ...(occurrence.elsewhere ?? []).map((edit) => ({ path: edit.path, at: [] })),
  ];
}

/**
 * An insertion and a deletion at one place are one edit. So are an insertion and the deletion around it, which took the
 * line end before a last line: the insertion needs that line end.
 */
function merged(edits: readonly TextEdit[]): TextEdit[] {
  const all: TextEdit[] = [];
  const inOrder = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  for (const { path, range, text } of inOrder) {
    const at = all.findLastIndex((other) => other.path === path);
    const previous = all[at];
    if (previous && (range.start === previous.range.start || range.end < previous.range.end)) {
      const end = Math.max(previous.range.end, range.end);
      all[at] = { path, range: { start: range.start, end }, text: previous.text + text };
    } else all.push({ path, range, text });
  }
  return all;
}
