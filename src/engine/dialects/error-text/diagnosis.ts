import { explain } from '../../evidence/explain.ts';
import type { Evidence } from '../../workspace/report.ts';
import type { Case, Problem, Rule, RuleMeta } from '../rule.ts';
import type { ErrorTextDocument } from './document.ts';

/** What a rule says about one error, beyond its data. */
export type Remedy = Partial<Omit<Problem, 'range'>>;

interface Diagnosis extends Omit<RuleMeta, 'explains'> {
  /** The errors it is about (evidence/causes). */
  codes: readonly string[];
  /** Which of them, where the code alone does not tell. */
  concerns?(error: Evidence, theCase: Case): boolean;
  /** `words` are those of the error. Undefined: another file of the case carries the finding. */
  remedy?(error: Evidence, theCase: Case, words: string): Remedy | undefined;
}

const longestQuote = 240;

/** A rule that tells one finding for each error of its kind in the text. */
export function diagnosis({ codes, concerns, remedy, ...meta }: Diagnosis): Rule<ErrorTextDocument> {
  return {
    ...meta,
    explains: codes,
    *check({ file }, theCase) {
      for (const error of theCase.evidence) {
        if (error.path !== file.path || !codes.includes(error.code) || concerns?.(error, theCase) === false) continue;
        const words = file.text.slice(error.range.start, error.range.end);
        const more = remedy ? remedy(error, theCase, words) : {};
        if (!more) continue;
        yield {
          range: error.range,
          message: explain(error),
          evidence: [quote(words), ...namedBy(error)],
          ...more,
        };
      }
    },
  };
}

function quote(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return `The text says “${line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line}”.`;
}

function namedBy({ url, image, clientVersion }: Evidence): string[] {
  return [
    ...(url ? [`The request went to ${url}.`] : []),
    ...(image ? [`The image is ${image}.`] : []),
    ...(clientVersion ? [`About the release: ${clientVersion.because}.`] : []),
  ];
}
