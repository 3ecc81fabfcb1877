import type { Evidence, Report } from '../../engine/workspace/report.ts';
import { useApp } from '../app-context.ts';
import { Place } from '../parts/place.tsx';
import { Prose } from '../parts/prose.tsx';

/** More lines of one and the same error say nothing more. */
const MOST_ERRORS = 3;

/** What speaks for the cause: the place itself, what the rule saw there, and the words of the error. */
export function Because({ report }: { report: Report }) {
  const { outcome } = useApp();
  const root = report.findings.find(({ id }) => id === report.cause?.finding);
  // Where the error's own text is the root, its finding says already what it says.
  const errors = distinct(report.evidence)
    .filter(({ path }) => path !== root?.path)
    .slice(0, MOST_ERRORS);
  if (!root && errors.length === 0) return null;
  return (
    <ul className="because" aria-label="What speaks for it">
      {root && (
        <li>
          <Place path={root.path} range={root.range} />
          <span>
            <Prose text={root.why} />
          </span>
        </li>
      )}
      {root?.evidence.map((fact) => (
        <li key={fact}>
          <span className="because-mark">seen</span>
          <span>
            <Prose text={fact} />
          </span>
        </li>
      ))}
      {errors.map((error) => (
        <li key={`${error.path}:${error.range.start}`}>
          <Place path={error.path} range={error.range} />
          <q className="words">{wordsOf(error, outcome.texts.get(error.path))}</q>
        </li>
      ))}
    </ul>
  );
}

function distinct(evidence: readonly Evidence[]): Evidence[] {
  return [
    ...new Map([...evidence].reverse().map((item) => [`${item.code} ${item.registry}`, item])).values(),
  ].reverse();
}

function wordsOf({ range, code }: Evidence, text: string | undefined): string {
  const words = text?.slice(range.start, range.end).replace(/\s+/g, ' ').trim() || code;
  return words.length > 240 ? `${words.slice(0, 240)} …` : words;
}
