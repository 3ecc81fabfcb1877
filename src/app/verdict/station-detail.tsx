import { stationTitles } from '../../engine/verdict/sentence.ts';
import type { Station } from '../../engine/workspace/report.ts';
import { useApp } from '../app-context.ts';
import { Place } from '../parts/place.tsx';
import { Prose } from '../parts/prose.tsx';
import { type Stop, stateWords } from './stations.ts';

/** The facts behind one station: file and line, which process reads which trust store, before and after. */
export function StationDetail({ stop: { name, before, after } }: { stop: Stop }) {
  const changed = after && (after.state !== before.state || after.says !== before.says);
  return (
    <div className={changed ? 'station-detail two' : 'station-detail'}>
      <Facts title={`${stationTitles[name]}, now`} station={before} />
      {changed && <Facts title="After the changes" station={after} />}
    </div>
  );
}

function Facts({ title, station }: { title: string; station: Station }) {
  const { outcome } = useApp();
  const { path, range } = station;
  return (
    <div className="facts">
      <h4>
        {title} <span className={`state-word ${station.state}`}>{stateWords[station.state]}</span>
      </h4>
      <p>
        <Prose text={station.says} />
      </p>
      {station.detail.length > 0 && (
        <ul>
          {station.detail.map((fact) => (
            <li key={fact}>
              <Prose text={fact} />
            </li>
          ))}
        </ul>
      )}
      {path && range && outcome.texts.has(path) && <Place path={path} range={range} />}
    </div>
  );
}
