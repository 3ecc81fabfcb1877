import { memo, useState } from 'react';
import type { Finding, Report } from '../../engine/workspace/report.ts';
import type { CaseChange } from '../case/case.ts';
import { Problem } from './problem.tsx';

/** Some logs yield thousands; the rest is a click away. */
const MOST = 50;

interface ProblemsProps {
  report: Report;
  change(change: CaseChange): void;
}

/** Every problem with its fix as a switch, the gravest first. */
export const Problems = memo(function Problems({ report, change }: ProblemsProps) {
  const [all, setAll] = useState(false);
  const { findings, plan, cause } = report;
  if (findings.length === 0) return null;
  const fixable = findings.filter((finding): finding is Finding & Required<Pick<Finding, 'fix'>> => !!finding.fix);
  const review = fixable.filter(({ fix }) => fix.safety === 'needs-review');
  const accepted = new Set(plan.accepted);
  const groups = sameCorrections(fixable);
  const shown = all ? findings : findings.slice(0, MOST);
  return (
    <section className="problems" aria-labelledby="problems">
      <header className="part-head">
        <h3 id="problems">
          {findings.length === 1 ? '1 problem' : `${findings.length} problems`}
          <span className="faint">, {fixable.length} fixable</span>
        </h3>
        {fixable.length > 1 && (
          <div className="row">
            <button
              type="button"
              className="button quiet"
              onClick={() => change({ kind: 'switched-to', switches: { on: [], off: fixable.map(({ id }) => id) } })}
            >
              None
            </button>
            <button
              type="button"
              className="button quiet"
              onClick={() => change({ kind: 'switched-to', switches: { on: [], off: [] } })}
            >
              Safe fixes
            </button>
            {review.length > 0 && (
              <button
                type="button"
                className="button quiet"
                onClick={() => change({ kind: 'switched-to', switches: { on: review.map(({ id }) => id), off: [] } })}
              >
                All fixes
              </button>
            )}
          </div>
        )}
      </header>
      <ul className="problem-list">
        {shown.map((finding) => (
          <Problem
            key={finding.id}
            finding={finding}
            root={finding.id === cause?.finding}
            together={groups.get(finding.id) ?? [finding.id]}
            first={findings.filter(({ id }) => finding.after?.includes(id))}
            later={waitingFor(groups.get(finding.id) ?? [finding.id], fixable)}
            isOn={(id) => accepted.has(id)}
            change={change}
            on={(groups.get(finding.id) ?? [finding.id]).some((id) => accepted.has(id))}
          />
        ))}
      </ul>
      {shown.length < findings.length && (
        <button type="button" className="button" onClick={() => setAll(true)}>
          Show the other {findings.length - shown.length}
        </button>
      )}
    </section>
  );
});

/** Ids of the findings whose fix can only be made after one of these. */
const waitingFor = (ids: readonly string[], findings: readonly Finding[]): string[] =>
  findings.filter(({ after }) => after?.some((id) => ids.includes(id))).map(({ id }) => id);

/** For each finding the ids of those that the very same edits and files remove, in their order. */
function sameCorrections(findings: readonly (Finding & Required<Pick<Finding, 'fix'>>)[]): Map<string, string[]> {
  const byCorrection = new Map<string, string[]>();
  const groups = new Map<string, string[]>();
  for (const { id, fix } of findings) {
    // What changes no text as given, e.g. because it waits for another fix, is like no other.
    const correction = fix.edits.length + fix.creates.length > 0 ? JSON.stringify([fix.edits, fix.creates]) : id;
    const group = byCorrection.get(correction) ?? [];
    group.push(id);
    byCorrection.set(correction, group);
    groups.set(id, group);
  }
  return groups;
}
