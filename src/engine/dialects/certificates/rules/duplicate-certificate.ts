import type { PemBlock } from '../../../syntax/pem/blocks.ts';
import { quoted } from '../../../trust/sayings.ts';
import type { Certificate } from '../../../trust/trust.ts';
import type { Range } from '../../../workspace/source-file.ts';
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
    const repeated = repetitionsIn(certificatesIn(document, theCase));
    const [first] = repeated;
    if (!first) return;
    const { path } = document.file;
    const own = new Set(document.blocks.flatMap(({ kind, range }) => (kind === 'certificate' ? [range.start] : [])));
    const { text } = document.file;
    const names = [...new Set(repeated.map(({ name }) => name))];
    yield {
      range: first.range,
      message: `${names.slice(0, 3).map(quoted).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''} ${names.length > 1 ? 'stand' : 'stands'} in ${path} more than once.`,
      // A bundle holds several at one place: nothing can be cut out of it.
      ...(repeated.every(({ range }) => own.has(range.start)) && {
        fix: {
          title: 'Take the repetition out',
          safety: 'safe',
          edits: repeatedBlocks(document.blocks).map((range) => ({ path, range: withLineEnd(text, range), text: '' })),
          declares: [{ path, at: [] }],
        },
      }),
    };
  },
};

function repetitionsIn(certificates: readonly Certificate[]): Certificate[] {
  const seen = new Set<string>();
  return certificates.filter(({ fingerprint }) => {
    const isRepeated = seen.has(fingerprint);
    seen.add(fingerprint);
    return isRepeated;
  });
}

/** All of them: of thousands only the first are judged (trust/collect.ts). */
function repeatedBlocks(blocks: readonly PemBlock[]): Range[] {
  const seen = new Set<string>();
  return blocks.flatMap(({ kind, der, range }) => {
    if (kind !== 'certificate' || !der) return [];
    const bytes = latin1.decode(der);
    const isRepeated = seen.has(bytes);
    seen.add(bytes);
    return isRepeated ? [range] : [];
  });
}

/** Each byte is another character. */
const latin1 = new TextDecoder('latin1');

function withLineEnd(text: string, { start, end }: Range): Range {
  const rest = /^[ \t]*\r?\n/.exec(text.slice(end, end + 80))?.[0] ?? '';
  return { start, end: end + rest.length };
}
