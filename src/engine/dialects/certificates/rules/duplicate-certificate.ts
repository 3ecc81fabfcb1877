import { quoted } from '../../../trust/sayings.ts';
import type { Rule } from '../../rule.ts';
import type { CertificatesDocument } from '../document.ts';
import { certificatesIn } from '../places.ts';
import { pooling } from '../sources.ts';

export const rule: Rule<CertificatesDocument> = {
  id: 'certificates/duplicate-certificate',
  title: 'A file holds the same certificate twice',
  severity: 'tidy',
  what: 'The same certificate stands in one file more than once.',
  why: 'It does no harm to a client. A server that sends a certificate twice wastes bytes, and strict clients refuse the chain.',
  whatToDo: 'Keep one of them.',
  references: [pooling],
  *check(document, theCase) {
    if (document.kind !== 'pem-file') return;
    const { path, text } = document.file;
    const seen = new Set<string>();
    for (const { fingerprint, name, range } of certificatesIn(document, theCase)) {
      if (!seen.has(fingerprint)) {
        seen.add(fingerprint);
        continue;
      }
      // A bundle holds several at one place: nothing can be cut out of it.
      const isOwnBlock = document.blocks.some(
        ({ range: own, kind }) => own.start === range.start && kind === 'certificate',
      );
      const lineEnd = /^[ \t]*\r?\n/.exec(text.slice(range.end, range.end + 80))?.[0].length ?? 0;
      yield {
        range,
        message: `${quoted(name)} stands in ${path} more than once.`,
        ...(isOwnBlock && {
          fix: {
            title: 'Take the repetition out',
            safety: 'safe',
            edits: [{ path, range: { start: range.start, end: range.end + lineEnd }, text: '' }],
            declares: [{ path, at: [] }],
          },
        }),
      };
    }
  },
};
