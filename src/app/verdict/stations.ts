import type { Station, StationName, Trace } from '../../engine/workspace/report.ts';
import type { IconName } from '../parts/icon.tsx';

/** How a state is told in words; its shape is the icon of the same name. */
export const stateWords: Readonly<Record<Station['state'], string>> = {
  ok: 'works',
  broken: 'fails here',
  insecure: 'not verified',
  unknown: 'not known',
  unreached: 'not reached',
};

export const stateIcons: Readonly<Record<Station['state'], IconName>> = {
  ok: 'ok',
  broken: 'broken',
  insecure: 'insecure',
  unknown: 'unknown',
  unreached: 'unreached',
};

/** One station before and after the changes. */
export interface Stop {
  name: StationName;
  before: Station;
  after: Station | undefined;
}

/** Both ways station by station: where the pull ends early now, the stations behind it are drawn as never reached. */
export function stopsOf(before: Trace, after: Trace | undefined): Stop[] {
  const longer = after && after.stations.length > before.stations.length ? after : before;
  return longer.stations.map(({ name }) => ({
    name,
    before: stationNamed(before, name) ?? { name, state: 'unreached', says: 'The pull ends before it.', detail: [] },
    after: after && stationNamed(after, name),
  }));
}

const stationNamed = ({ stations }: Trace, wanted: StationName): Station | undefined =>
  stations.find(({ name }) => name === wanted);

/** The stop that a person should see first: where the pull ends, else where it is not safe, else what is not known. */
export function tellingStop(stops: readonly Stop[]): number {
  for (const state of ['broken', 'insecure', 'unknown'] as const) {
    const at = stops.findIndex((stop) => stop.before.state === state);
    if (at !== -1) return at;
  }
  return Math.max(stops.length - 1, 0);
}
