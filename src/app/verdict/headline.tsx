import { memo } from 'react';
import { sentenceOf } from '../../engine/verdict/sentence.ts';
import type { Report, Severity } from '../../engine/workspace/report.ts';
import { severities } from '../changes/severity.ts';
import { Icon } from '../parts/icon.tsx';
import { Prose } from '../parts/prose.tsx';

/** The verdict as a tired person reads it: one sentence, and how much there is below it. */
export const Headline = memo(function Headline({ report }: { report: Report }) {
  const { findings } = report;
  const counts = (Object.keys(severities) as Severity[])
    .map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0);
  const files = report.plan.files.length;
  return (
    <>
      <p className="headline">
        <Prose text={sentenceOf(report)} />
      </p>
      {(counts.length > 0 || files > 0) && (
        <div className="counts">
          <ul aria-label="Problems by severity">
            {counts.map(({ severity, count }) => (
              <li key={severity} className={`state ${severity}`}>
                <Icon name={severities[severity].icon} />
                {count} {count === 1 ? severities[severity].word : severities[severity].many}
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
});
