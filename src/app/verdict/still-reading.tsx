import { useEffect, useState } from 'react';
import { useApp } from '../app-context.ts';

/** Milliseconds after which a run is long enough to be spoken of. */
const LONG = 1500;

/** Says that a long analysis goes on, and lets a person end it. */
export function StillReading() {
  const { stop, case: current } = useApp();
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG);
    return () => clearTimeout(timer);
  }, []);
  if (!long) return null;
  const size = current.files.reduce((sum, { text }) => sum + text.length, 0);
  return (
    <div className="still-reading row" role="status">
      Still reading {size.toLocaleString('en')} characters.
      <button type="button" className="button" onClick={stop}>
        Stop
      </button>
    </div>
  );
}
