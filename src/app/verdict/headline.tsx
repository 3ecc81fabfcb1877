import type { Report, Severity } from '../../engine/workspace/report.ts';
import { severities } from '../changes/severity.ts';
import { Icon } from '../parts/icon.tsx';

/** The verdict as a tired person reads it: one sentence, and how much there is below it. */
export function Headline({ report }: { report: Report }) {
  const { cause, findings } = report;
  const counts = (Object.keys(severities) as Severity[])
    .map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0);
  const state = cause ? (counts[0]?.severity ?? 'breaks-now') : 'ok';
  return (
    <>
      <p className={`headline ${state}`}>
        {cause ? (
          cause.summary
        ) : findings.length > 0 ? (
          'Nothing here keeps a pull from working.'
        ) : (
          <>
            Nothing wrong <em>in what I could see</em>.
          </>
        )}
      </p>
      {counts.length > 0 && (
        <ul className="counts" aria-label="Problems by severity">
          {counts.map(({ severity, count }) => (
            <li key={severity} className={`state ${severity}`}>
              <Icon name={severities[severity].icon} />
              {count} {severities[severity].word}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
