import { useEffect, useState } from 'react';
import type { Outcome } from '../case/use-outcome.ts';
import { statusOf } from '../changes/summary.ts';

/** Milliseconds of rest after which a report is told: while somebody types, a screen reader stays quiet. */
const REST = 700;

/** What an action says of itself, and whether eyes shall see it too; `turn` makes two like words two messages. */
export interface Said {
  text: string;
  seen: boolean;
  turn: number;
}

/** The one polite status region: a report's summary, and what an action says of itself. */
export function Announcer({ said, outcome }: { said: Said; outcome: Outcome }) {
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
function Toast({ said }: { said: Said }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    setShown(said.seen);
    if (!said.seen) return;
    const timer = setTimeout(() => setShown(false), 4000);
    return () => clearTimeout(timer);
  }, [said]);
  return shown ? (
    <div className="toast" aria-hidden="true">
      {said.text}
    </div>
  ) : null;
}
