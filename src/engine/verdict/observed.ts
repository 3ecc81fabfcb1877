import { hostOfUrl } from '../evidence/explain.ts';
import type { Evidence, Report, Station, StationName, Trace } from '../workspace/report.ts';

/** The station at which an error of this class shows itself. What the daemon says of its own files the model knows. */
const places: readonly (readonly [RegExp, StationName])[] = [
  [/^(?:dns-|network-|connection-|http-to-https-server)/, 'endpoint'],
  [/^(?:x509-|openssl-|tls-(?!with-)|http-response-to-https-client)/, 'tls'],
  [/^auth-/, 'credentials'],
];

/** Longer words of an error say no more in a drawing. */
const MOST = 200;

/**
 * The pull as it is now, corrected by what the weightiest error shows of it: the files cannot tell that a name does not
 * resolve, or that a certificate is another one by now. What the changes leave as it was there fails there after them too.
 * `wordsOf` gives the words of an error.
 */
export function asObserved(
  { before, after }: Report['traces'],
  error: Evidence | undefined,
  wordsOf: (error: Evidence) => string,
): Report['traces'] {
  const name = error && places.find(([codes]) => codes.test(error.code))?.[1];
  if (!name) return { before, after };
  const words = wordsOf(error).replace(/\s+/g, ' ').slice(0, MOST);
  // Not by its place in the file, which an edit above it moves.
  const said = (trace: Trace | undefined): string => {
    const { state, says } = (trace && stationOf(trace, name)) ?? {};
    return `${state} ${says}`;
  };
  const observed = (trace: Trace): Trace => (isOf(error, trace) ? failing(trace, name, `The error: ${words}`) : trace);
  return {
    before: before.map(observed),
    after: after.map((trace, index) => (said(trace) === said(before[index]) ? observed(trace) : trace)),
  };
}

const stationOf = ({ stations }: Trace, wanted: StationName): Station | undefined =>
  stations.find(({ name }) => name === wanted);

/** The trace as it ends at this station. Where the files tell why it fails there, that says more than the error. */
function failing(trace: Trace, name: StationName, says: string): Trace {
  const at = trace.stations.findIndex((station) => station.name === name);
  const stations = trace.stations.map((station, index): Station => {
    if (at < 0 || station.state === 'broken') return station;
    if (index > at) return { name: station.name, state: 'unreached', says: 'The pull ends before it.', detail: [] };
    if (index === at)
      return { ...station, state: 'broken', says, detail: [`By the files: ${station.says}`, ...station.detail] };
    return name === 'credentials' && station.name === 'tls' && station.state === 'unknown'
      ? { ...station, state: 'ok', says: 'The registry answered over it.' }
      : station;
  });
  return { ...trace, stations };
}

/** Whether the error is of this very way: of the endpoint that is asked in the end, and not of a host it leads on to. */
function isOf({ registry, hop, url }: Evidence, trace: Trace): boolean {
  if (registry !== trace.registry || (hop !== 'registry' && hop !== 'unknown')) return false;
  const asked = hostOfUrl(stationOf(trace, 'endpoint')?.says);
  const contacted = hostOfUrl(url);
  return asked === undefined || contacted === undefined || asked === contacted;
}
