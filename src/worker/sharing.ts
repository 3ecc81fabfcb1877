import { redact } from '../engine/redaction/redact.ts';
import { entriesOf } from '../engine/share/archive.ts';
import { chatText } from '../engine/share/chat-text.ts';
import { patchOf } from '../engine/share/patch.ts';
import { sharedCaseOf } from '../engine/share/redacted-case.ts';
import { reportText } from '../engine/share/report-text.ts';
import { decodeShare, encodeCase } from '../engine/share/share.ts';
import { ShareError } from '../engine/share/share-error.ts';
import type { SharedCase } from '../engine/share/shared-case.ts';
import type { Opened, Shared, ToShare } from './jobs.ts';

/** Everything that others may see of a case. All of it is made from the one redacted case. */
export function shared({ files, report, at, redaction, diagnosisOnly }: ToShare): Shared {
  const after = report.plan.files.map(({ path, after: text }) => ({ path, text }));
  const redacted = redact([...files, ...after], redaction);
  const made = sharedCaseOf(report, redacted, { at, diagnosisOnly });
  const [patch, text] = [patchOf(made.changes), reportText(made)];
  return {
    case: made,
    fragment: fragmentOf(made),
    report: text,
    chat: chatText(made),
    patch,
    archive: entriesOf({ ...made, files: made.changes }, patch, [{ path: 'REPORT.md', text }]),
  };
}

function fragmentOf(made: SharedCase): string | undefined {
  try {
    return encodeCase(made);
  } catch (error) {
    if (error instanceof ShareError) return undefined;
    throw error;
  }
}

/** What a link's fragment holds. */
export function opened(fragment: string): Opened {
  try {
    return { case: decodeShare(fragment) };
  } catch (error) {
    if (error instanceof ShareError) return { refused: error.code, message: error.message };
    throw error;
  }
}
