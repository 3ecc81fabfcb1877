import type { Redaction } from '../redaction/redact.ts';
import type { Report } from '../workspace/report.ts';
import { deflateText, inflateText } from './compress.ts';
import { fromFragment, toFragment } from './frame.ts';
import { readCase, writeCase } from './read-case.ts';
import { type ShareOptions, sharedCaseOf } from './redacted-case.ts';
import { ShareError } from './share-error.ts';
import type { SharedCase } from './shared-case.ts';

/** Characters of the longest link that travels well; a larger case is better sent as a file. */
export const LONGEST_LINK = 50_000;

/** A case as the fragment of a link, without `#`. The redaction is one of the report's files. Throws a `ShareError`. */
export const encodeShare = (report: Report, redaction: Redaction, options?: ShareOptions): string =>
  encodeCase(sharedCaseOf(report, redaction, options));

/** A case that is redacted already as the fragment of a link, without `#`. Throws a `ShareError`. */
export const encodeCase = (shared: SharedCase): string =>
  toFragment({ kind: 'case', payload: deflateText(writeCase(shared)) });

/** The case of a link's fragment. Anybody may have made it: whatever it holds is text. Throws a `ShareError`, never hangs. */
export function decodeShare(fragment: string): SharedCase {
  const { kind, payload } = fromFragment(fragment);
  if (kind === 'sealed') throw new ShareError('passphrase-needed');
  return readCase(inflateText(payload));
}
