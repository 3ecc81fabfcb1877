import { useEffect, useState } from 'react';
import type { Outcome } from '../case/use-outcome.ts';
import { statusOf } from '../changes/summary.ts';

/** Milliseconds of rest after which a report is told: while somebody types, a screen reader stays quiet. */
const REST = 700;

/** The one polite status region: a report's summary, and what an action says of itself. */
export function Announcer({ said, outcome }: { said: { text: string; turn: number }; outcome: Outcome }) {
  const [text, setText] = useState('');
  const report = outcome.analysis?.report;
  useEffect(() => {
    if (!report || outcome.running) return;
    const timer = setTimeout(() => setText(statusOf(report)), REST);
    return () => clearTimeout(timer);
  }, [report, outcome.running]);
  useEffect(() => {
    if (said.text) setText(said.text);
  }, [said]);
  return (
    <>
      <div role="status" className="hidden-text">
        {text}
      </div>
      <Toast said={said} />
    </>
  );
}

/** The same words for eyes, for a few seconds. */
function Toast({ said }: { said: { text: string; turn: number } }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!said.text) return;
    setShown(true);
    const timer = setTimeout(() => setShown(false), 4000);
    return () => clearTimeout(timer);
  }, [said]);
  return shown ? (
    <div className="toast" aria-hidden="true">
      {said.text}
    </div>
  ) : null;
}
