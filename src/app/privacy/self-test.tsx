import { useRef, useState } from 'react';
import { useApp } from '../app-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { Limits } from './limits.tsx';
import { type Result, tryWay } from './try-way.ts';
import { type Way, ways } from './ways.ts';

const icons: Readonly<Record<Result['state'], { icon: IconName; tone: string }>> = {
  refused: { icon: 'ok', tone: 'ok' },
  absent: { icon: 'unreached', tone: 'tidy' },
  open: { icon: 'broken', tone: 'breaks-now' },
};

/** What no policy inside a page can close. None of it is tried: an attempt would be the very thing that shall not happen. */
const unclosable: readonly { title: string; why: string; here?: boolean }[] = [
  { title: 'Going to another page, in this window or a new one', why: 'A policy may not hold a visitor on a page.' },
  {
    title: 'WebRTC',
    why: 'Browsers know no rule of a policy for it, or ignore it.',
    here: 'RTCPeerConnection' in globalThis,
  },
  {
    title: 'Asking for the address of a host',
    why: 'Browsers look names up before they ask the policy. No byte is sent.',
  },
];

/** Tries every way out of this page, one after the other, and shows what the browser said of each. */
export function SelfTest({ onClose }: { onClose(): void }) {
  const { say } = useApp();
  const place = useRef<HTMLDivElement>(null);
  const [results, setResults] = useState<ReadonlyMap<string, Result>>();
  const [running, setRunning] = useState(false);
  const run = async () => {
    if (!place.current) return;
    setRunning(true);
    const found = new Map<string, Result>();
    for (const way of ways) {
      found.set(way.id, await tryWay(way, place.current));
      setResults(new Map(found));
    }
    setRunning(false);
    say(verdictOf(found), 'spoken');
  };
  return (
    <Dialog title="Self-test: ways out of this page" onClose={onClose} wide>
      <div className="self-test">
        <p>
          This page's policy lets nothing out. Here script in the page tries all the same, with an address of no meaning
          and nothing of your case, and your browser says what became of it.
        </p>
        <div className="row">
          <button type="button" className="button primary" data-first disabled={running} onClick={() => void run()}>
            {results ? 'Try again' : 'Try every way out'}
          </button>
          {results && <strong>{running ? `${results.size} of ${ways.length} tried …` : verdictOf(results)}</strong>}
        </div>
        {results && <Results results={results} />}
        <h3>What no policy in a page can close</h3>
        <p>Not tried. This page's code holds nothing that does it; a test of the built files looks for it.</p>
        <ul>
          {unclosable.map(({ title, why, here }) => (
            <li key={title}>
              <strong>{title}</strong>: {why} {here === false && 'This browser does not have it.'}
            </li>
          ))}
        </ul>
        <h3>What this does not protect against</h3>
        <Limits />
        <div ref={place} className="self-test-place" aria-hidden="true" />
      </div>
    </Dialog>
  );
}

function Results({ results }: { results: ReadonlyMap<string, Result> }) {
  return (
    <ul className="self-test-results" aria-label="Ways out">
      {ways.map((way) => {
        const result = results.get(way.id);
        return result ? <Row key={way.id} way={way} result={result} /> : null;
      })}
    </ul>
  );
}

function Row({ way, result }: { way: Way; result: Result }) {
  const { icon, tone } = icons[result.state];
  return (
    <li data-way={way.id} data-state={result.state}>
      <span className={`state ${tone}`}>
        <Icon name={icon} />
      </span>
      <span>{way.title}</span>
      <span className="faint">{wordsOf(result)}</span>
    </li>
  );
}

function wordsOf(result: Result): string {
  if (result.state === 'refused') return `refused by ${result.by}`;
  return result.state === 'absent' ? 'not in this browser' : 'not refused';
}

function verdictOf(results: ReadonlyMap<string, Result>): string {
  const states = [...results.values()].map(({ state }) => state);
  const open = states.filter((state) => state === 'open').length;
  const refused = states.filter((state) => state === 'refused').length;
  if (open > 0) return `${open} of ${states.length} ways out were not refused. Do not trust this copy of the page.`;
  return `All ${refused} ways out that this browser knows were refused.`;
}
