import type { Report, Severity, Station } from '../../engine/workspace/report.ts';
import { severities } from '../changes/severity.ts';
import { Icon } from '../parts/icon.tsx';
import { Prose } from '../parts/prose.tsx';
import { stationTitles } from './stations.ts';

/** The verdict as a tired person reads it: one sentence, and how much there is below it. */
export function Headline({ report }: { report: Report }) {
  const { cause, findings } = report;
  const counts = (Object.keys(severities) as Severity[])
    .map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0);
  const files = report.plan.files.length;
  const stop = cause ? undefined : brokenStop(report);
  return (
    <>
      <p className="headline">
        {cause ? (
          <Prose text={cause.summary} />
        ) : stop ? (
          <>
            The pull fails at {stationTitles[stop.name]}: <Prose text={stop.says} />
          </>
        ) : findings.length > 0 ? (
          'Nothing here keeps a pull from working.'
        ) : (
          <>
            Nothing wrong <em>in what I could see</em>.
          </>
        )}
      </p>
      {(counts.length > 0 || files > 0) && (
        <div className="counts">
          <ul aria-label="Problems by severity">
            {counts.map(({ severity, count }) => (
              <li key={severity} className={`state ${severity}`}>
                <Icon name={severities[severity].icon} />
                {count} {severities[severity].word}
              </li>
            ))}
          </ul>
          {files > 0 && (
            <a href="#changes">
              {files === 1 ? '1 file changes' : `${files} files change`}
              <Icon name="down" />
            </a>
          )}
        </div>
      )}
    </>
  );
}

/** Where the drawn pull ends although no rule and no error speaks of it. */
const brokenStop = ({ traces }: Report): Station | undefined =>
  traces.before.flatMap(({ stations }) => stations).find(({ state }) => state === 'broken');
