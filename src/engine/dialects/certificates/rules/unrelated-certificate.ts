import { quoted } from '../../../trust/sayings.ts';
import type { Trust } from '../../../trust/trust.ts';
import type { Rule } from '../../rule.ts';
import type { CertificatesDocument } from '../document.ts';
import { firstIn, isPresentation } from '../places.ts';
import { anchoring } from '../sources.ts';

/** A file with more is the store of a system. */
const most = 20;

export const rule: Rule<CertificatesDocument> = {
  id: 'certificates/unrelated-certificate',
  title: 'A certificate has no part in the registry’s chain',
  severity: 'tidy',
  what: 'A pasted certificate neither belongs to the registry’s chain nor signs it.',
  why: 'Every CA in the file may vouch for the registry: one that is not needed is trusted for nothing.',
  whatToDo: 'Take it out of the registry’s CA file, unless something else is verified with it.',
  references: [anchoring],
  *check(document, theCase) {
    const { trust } = theCase;
    if (document.kind !== 'pem-file' || trust.chain.length === 0) return;
    const here = firstIn(document, theCase);
    const served = isPresentation(document, theCase) || servesChain(trust);
    const unrelated = here.filter(({ role, isCa }) => role === 'unrelated' && isCa);
    const [first] = unrelated;
    if (!first || !served || here.length > most) return;
    const names = unrelated.slice(0, 3).map(({ name }) => quoted(name));
    const more = unrelated.length > 3 ? ` and ${unrelated.length - 3} more` : '';
    yield {
      range: first.range,
      message: `${names.join(', ')}${more} in ${document.file.path} ${unrelated.length > 1 ? 'have' : 'has'} no part in the registry’s chain.`,
      declined: 'Whether something else is verified with it is not known here.',
    };
  },
};

/** Whether a file other than the presented ones has a member of the chain. */
const servesChain = ({ certificates, presented }: Trust): boolean =>
  certificates.some(({ role, path }) => role !== 'unrelated' && !presented.some((one) => one.path === path));
