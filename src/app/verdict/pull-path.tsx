import { memo, useId, useState } from 'react';
import { stationTitles } from '../../engine/verdict/sentence.ts';
import type { Report, Station } from '../../engine/workspace/report.ts';
import { Breakable } from '../parts/breakable.tsx';
import { Icon } from '../parts/icon.tsx';
import { StationDetail } from './station-detail.tsx';
import { type Stop, stateIcons, stateWords, stopsOf, tellingStop } from './stations.ts';

/** The pull drawn as a line of stations, as it is now and as it will be. */
export const PullPath = memo(function PullPath({ traces }: { traces: Report['traces'] }) {
  const [chosen, choose] = useState(0);
  const before = traces.before[chosen] ?? traces.before[0];
  if (!before) return null;
  const after = traces.after.find(
    ({ registry, runtime }) => registry === before.registry && runtime === before.runtime,
  );
  return (
    <section className="pull" aria-labelledby="pull-path">
      <header className="part-head">
        <h3 id="pull-path">
          The pull{' '}
          {before.registry && (
            <>
              from <span className="mono">{before.registry}</span>
            </>
          )}{' '}
          by {before.runtime}
        </h3>
        {traces.before.length > 1 && (
          <label className="choice">
            <span className="hidden-text">Which pull</span>
            <select value={chosen} onChange={(event) => choose(Number(event.target.value))}>
              {traces.before.map((trace, index) => (
                <option key={`${trace.runtime} ${trace.registry}`} value={index}>
                  {trace.registry} · {trace.runtime}
                </option>
              ))}
            </select>
          </label>
        )}
      </header>
      <Stops key={`${chosen} ${before.registry}`} stops={stopsOf(before, after)} />
    </section>
  );
});

function Stops({ stops }: { stops: readonly Stop[] }) {
  const [picked, pick] = useState<number>();
  const open = picked ?? tellingStop(stops);
  const detail = useId();
  const changes = stops.some(({ before, after }) => after && differs(before, after));
  return (
    <>
      <ol className={changes ? 'stops with-after' : 'stops'}>
        {stops.map((stop, index) => (
          <li key={stop.name} className={index === open ? 'open' : undefined}>
            <button
              type="button"
              className={stop.after && differs(stop.before, stop.after) ? 'stop' : 'stop same'}
              aria-expanded={index === open}
              aria-controls={detail}
              onClick={() => pick(index)}
            >
              <span className="stop-name">{stationTitles[stop.name]}</span>
              <Node station={stop.before} next={stops[index + 1]?.before} when="now" />
              <span className="stop-says">
                <Breakable text={stop.before.says} />
              </span>
              {changes && stop.after && (
                <>
                  <Node station={stop.after} next={stops[index + 1]?.after} when="after" />
                  <span className="stop-says after">
                    {differs(stop.before, stop.after) ? (
                      <Breakable text={stop.after.says} />
                    ) : (
                      <span className="faint">unchanged</span>
                    )}
                  </span>
                </>
              )}
            </button>
          </li>
        ))}
      </ol>
      <div id={detail} className="stop-detail">
        {stops[open] && <StationDetail stop={stops[open]} />}
      </div>
    </>
  );
}

function Node({ station, next, when }: { station: Station; next: Station | undefined; when: 'now' | 'after' }) {
  const onward = !next ? 'end' : next.state === 'unreached' || station.state === 'broken' ? 'cut' : 'through';
  return (
    <span className={`node ${when} ${station.state} ${onward}`}>
      <Icon name={stateIcons[station.state]} />
      <span className="node-word">
        <span className="hidden-text">{when === 'now' ? 'Now: ' : 'After: '}</span>
        {stateWords[station.state]}
      </span>
    </span>
  );
}

const differs = (a: Station, b: Station): boolean => a.state !== b.state || a.says !== b.says;
