import { cut, type Stage } from '../../syntax/dockerfile/index.ts';
import type { DeclaredChange } from '../../workspace/report.ts';
import type { TextEdit } from '../../workspace/source-file.ts';
import type { Case, FixDraft } from '../rule.ts';
import { ownDownload } from './ca-download.ts';
import type { Occurrence } from './detect.ts';
import type { DockerfileDocument } from './document.ts';
import type { Found } from './found.ts';
import { installCa, type Wanted } from './install.ts';
import { type Declined, type Installation, nothing } from './installation.ts';
import { installRoots } from './roots.ts';

export type Repair = { fix: FixDraft; says: string[] } | Declined;

/** Takes a switch away and brings in, before its first use, the trust that it stood for: one fix. */
export function repair(document: DockerfileDocument, found: Found, all: readonly Found[], theCase: Case): Repair {
  const { occurrence, need } = found;
  const { switch: one, use } = occurrence;
  if (one.declined) return { declined: one.declined };
  if (occurrence.inCode) return { declined: `It is a piece of a program, which is not rewritten here. ${one.instead}` };
  const download = ownDownload(document, occurrence, theCase, need.host);
  const installation = download?.installation ?? installationFor(document, found, all, theCase);
  if ('declined' in installation) return installation;
  const removal = download ? { ...occurrence, removals: [download.removal] } : occurrence;
  const edits = merged([...installation.edits, ...removalEdits(document, removal, all)]);
  const stages = new Set([...installation.stages, ...(use.stage ? [use.stage.index] : [])]);
  const { path } = document.file;
  const declares: DeclaredChange[] = [
    ...[...stages].map((index) => ({ path, at: ['stages', index] })),
    ...(use.stage ? [] : [{ path, at: ['globals'] }]),
    ...(occurrence.elsewhere ?? []).map((edit) => ({ path: edit.path, at: [] })),
  ];
  const certain = one.inert || (need.certain && !installation.assumed && !download);
  return {
    fix: {
      title: `Take ${occurrence.written} away${andThen[installation.brings]}`,
      safety: certain ? 'safe' : 'needs-review',
      edits,
      creates: installation.creates,
      missing: installation.missing,
      declares,
    },
    says: [...(one.inert ? [] : [need.because]), ...installation.says],
  };
}

const andThen: Readonly<Record<Installation['brings'], string>> = {
  ca: ' and trust the CA instead',
  roots: ' and install the public CAs instead',
  nothing: '',
};

function installationFor(
  document: DockerfileDocument,
  { occurrence, need }: Found,
  all: readonly Found[],
  theCase: Case,
): Installation | Declined {
  const { stage } = occurrence.use;
  if (!stage || occurrence.switch.inert) return nothing;
  const repaired = all.filter(isRepaired);
  if (need.ca) return installCa(document, stage, wantsOf(repaired), theCase);
  const others = repaired.filter((other) => !other.need.ca).map((other) => other.occurrence);
  return installRoots(document, occurrence, others) ?? nothing;
}

/** What the stages want of a CA once their switches are gone: the same for each switch, so that their fixes agree. */
function wantsOf(repaired: readonly Found[]): Map<Stage, Wanted> {
  const byStage = new Map<Stage, Found[]>();
  for (const found of repaired) {
    const { stage } = found.occurrence.use;
    if (stage && found.need.ca) byStage.set(stage, [...(byStage.get(stage) ?? []), found]);
  }
  return new Map([...byStage].map(([stage, found]) => [stage, wantedBy(found)]));
}

function wantedBy(found: readonly Found[]): Wanted {
  const places = found.map(({ occurrence }) => occurrence.use.instruction);
  return {
    sources: [...new Set(found.map(({ occurrence }) => occurrence.switch.trust))],
    first: places.reduce((a, b) => (b.range.start < a.range.start ? b : a)),
    host: found.map(({ need }) => need.host).find((host) => host !== undefined),
    // Package sources are of the same CA where a switch of theirs goes, or where no host but everything was meant.
    intercepted:
      found.some(({ occurrence }) => ['apt', 'apk'].includes(occurrence.switch.tool)) ||
      found.every(({ need }) => !need.certain),
  };
}

const isRepaired = ({ occurrence: { switch: one, inCode } }: Found) => !one.declined && !one.inert && !inCode;

function removalEdits(document: DockerfileDocument, occurrence: Occurrence, all: readonly Found[]): TextEdit[] {
  if (occurrence.elsewhere) return occurrence.elsewhere;
  const { dockerfile, file } = document;
  const { instruction } = occurrence.use;
  const whole = occurrence.removals.some(({ how }) => how === 'all') || holdsOnlySwitches(occurrence, all);
  if (whole) return cut(dockerfile, instruction, [instruction.range]);
  return occurrence.removals.flatMap((removal) => {
    if (removal.how === 'replace') return [{ path: file.path, range: removal.range, text: removal.text }];
    return removal.how === 'cut' ? cut(dockerfile, instruction, removal.ranges) : [];
  });
}

/** An ENV or ARG of which nothing would be left goes as a whole, with whichever of its switches is repaired first. */
function holdsOnlySwitches({ use: { kind, instruction } }: Occurrence, all: readonly Found[]): boolean {
  if (kind !== 'variable' || instruction.kind !== 'variables') return false;
  const switched = all.filter(
    ({ occurrence }) => occurrence.use.instruction === instruction && !occurrence.switch.declined,
  );
  return instruction.variables.every(({ range }) =>
    switched.some(
      ({ occurrence }) =>
        occurrence.range.start >= range.start &&
        occurrence.range.end <= range.end &&
        occurrence.removals.some(
          (removal) =>
            removal.how === 'all' ||
            (removal.how === 'cut' &&
              removal.ranges.some((each) => each.start === range.start && each.end === range.end)),
        ),
    ),
  );
}

/** An insertion and a deletion at one place are one edit. */
function merged(edits: readonly TextEdit[]): TextEdit[] {
  const byStart = new Map<string, TextEdit>();
  for (const edit of edits) {
    const key = `${edit.range.start} ${edit.path}`;
    const other = byStart.get(key);
    const end = Math.max(edit.range.end, other?.range.end ?? 0);
    byStart.set(key, {
      path: edit.path,
      range: { start: edit.range.start, end },
      text: (other?.text ?? '') + edit.text,
    });
  }
  return [...byStart.values()];
}
