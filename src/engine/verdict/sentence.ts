import type { Report, Station, StationName } from '../workspace/report.ts';

/** What each station of a pull is called. */
export const stationTitles: Readonly<Record<StationName, string>> = {
  reference: 'Image',
  config: 'Config',
  'host-directory': 'Host directory',
  endpoint: 'Endpoint',
  tls: 'TLS',
  credentials: 'Credentials',
};

/** The verdict as a tired person reads it: one sentence. Code in it stands between backticks. */
export function sentenceOf(report: Report): string {
  if (report.cause) return report.cause.summary;
  const stop = brokenStop(report);
  if (stop) return `The pull fails at ${stationTitles[stop.name]}: ${stop.says}`;
  if (report.findings.length === 0 && report.files.every(({ dialect }) => dialect === 'unknown'))
    return 'Nothing here was recognised as an error, a configuration or a certificate.';
  if (report.findings.length === 0 && report.files.some(({ dialect }) => dialect === 'error-text'))
    return 'The error is none that is known here; nothing else is wrong in what I could see.';
  return report.findings.length > 0
    ? 'Nothing here keeps a pull from working by itself.'
    : 'Nothing wrong in what I could see.';
}

/** Where the drawn pull ends although no rule and no error speaks of it. */
const brokenStop = ({ traces }: Report): Station | undefined =>
  traces.before.flatMap(({ stations }) => stations).find(({ state }) => state === 'broken');
