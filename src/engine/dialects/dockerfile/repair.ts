import type { Stage } from '../../syntax/dockerfile/index.ts';
import type { DeclaredChange } from '../../workspace/report.ts';
import type { TextEdit } from '../../workspace/source-file.ts';
import type { Case, FixDraft } from '../rule.ts';
import { ownDownload } from './ca-download.ts';
import type { DockerfileDocument } from './document.ts';
import type { Found } from './found.ts';
import { installCa, type Wants } from './install.ts';
import { type Declined, type Installation, nothing } from './installation.ts';
import { removalEdits } from './removal-edits.ts';
import { installRoots, needsRoots } from './roots.ts';
import { isRepaired, wantsOf } from './wants.ts';

export type Repair = { fix: FixDraft; says: string[] } | Declined;

/** Takes switches away, each with the trust that it stood for brought in before its first use: one fix a switch. */
export function repairs(document: DockerfileDocument, all: readonly Found[], theCase: Case): Repair[] {
  const wants = wantsOf(all);
  const roots = installRoots(
    document,
    all.filter((found) => verifiesPublicly(found) && isRepaired(found)).map(({ occurrence }) => occurrence),
  );
  return all.map((found) => repair({ document, all, theCase, wants, roots }, found));
}

interface Context {
  document: DockerfileDocument;
  all: readonly Found[];
  theCase: Case;
  wants: Wants;
  roots: ReadonlyMap<Stage, Installation>;
}

function repair(context: Context, found: Found): Repair {
  const { document, all, theCase } = context;
  const { occurrence, need } = found;
  const { switch: one, use } = occurrence;
  if (one.declined) return { declined: one.declined };
  if (occurrence.inCode) return { declined: `It is a piece of a program, which is not rewritten here. ${one.instead}` };
  const download = ownDownload(document, occurrence, theCase, need.host);
  const installation = download?.installation ?? installationFor(context, found);
  if ('declined' in installation) return installation;
  const removal = download ? { ...occurrence, removals: [download.removal] } : occurrence;
  const certain = one.inert || (need.certain && !installation.assumed && !download);
  const fix: FixDraft = {
    title: `Take ${occurrence.written} away${andThen[installation.brings]}`,
    safety: certain ? 'safe' : 'needs-review',
    edits: merged([...installation.edits, ...removalEdits(document, removal, all)]),
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

/** An insertion and a deletion at one place are one edit. */
function merged(edits: readonly TextEdit[]): TextEdit[] {
  const byStart = new Map<string, TextEdit>();
  for (const { path, range, text } of edits) {
    const key = `${range.start} ${path}`;
    const other = byStart.get(key);
    const end = Math.max(range.end, other?.range.end ?? 0);
    byStart.set(key, { path, range: { start: range.start, end }, text: (other?.text ?? '') + text });
  }
  return [...byStart.values()];
}
