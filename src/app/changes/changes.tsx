import { useState } from 'react';
import { proofOf } from '../../engine/second-opinion/judge.ts';
import type { Report } from '../../engine/workspace/report.ts';
import { useApp } from '../app-context.ts';
import { DownloadButtons } from '../downloads/download-buttons.tsx';
import { type Tab, Tabs } from '../parts/tabs.tsx';
import { FileChanges } from './file-changes.tsx';
import { Missing } from './missing.tsx';
import { Problems } from './problems.tsx';
import { Proof } from './proof.tsx';
import { Steps } from './steps.tsx';
import { summaryOf } from './summary.ts';

type TabName = 'files' | 'steps' | 'verify' | 'roll-back' | 'proof';

/** Third zone: what changes, each fix as a switch; how to carry it out, check it, take it back; and what is proven. */
export function Changes() {
  const { outcome, change } = useApp();
  const report = outcome.analysis?.report;
  if (!report) return null;
  const { plan } = report;
  return (
    <section className="zone changes" aria-labelledby="changes">
      <h2 id="changes" className="zone-name" tabIndex={-1}>
        Changes
      </h2>
      <div className="changes-head">
        <p className="changes-summary">{summaryOf(report)}</p>
        <DownloadButtons />
      </div>
      <Missing missing={plan.missing} />
      <Problems report={report} change={change} />
      <Results report={report} />
    </section>
  );
}

function Results({ report }: { report: Report }) {
  const [open, setOpen] = useState<TabName>('files');
  const { secondOpinion } = useApp();
  const { plan, unchecked } = report;
  const proof = [...report.proof, ...[...secondOpinion.said.values()].flatMap((one) => proofOf(one) ?? [])];
  const checks = plan.actions.filter(({ kind }) => kind === 'verify');
  if (plan.files.length === 0 && plan.actions.length === 0) return null;
  const tabs: (Tab<TabName> & { count: number })[] = [
    { name: 'files', title: 'Files', count: plan.files.length, panel: <FileChanges files={plan.files} /> },
    { name: 'steps', title: 'Steps', count: plan.actions.length, panel: <Steps actions={plan.actions} /> },
    { name: 'verify', title: 'Verify', count: checks.length, panel: <Steps actions={checks} /> },
    { name: 'roll-back', title: 'Roll back', count: plan.rollback.length, panel: <Steps actions={plan.rollback} /> },
    {
      name: 'proof',
      title: 'Proof',
      count: proof.length + unchecked.length,
      panel: <Proof proof={proof} unchecked={unchecked} />,
    },
  ];
  const shown = tabs.filter(({ count }) => count > 0);
  return <Tabs<TabName> label="The changes in detail" tabs={shown} open={open} onOpen={setOpen} />;
}
