import type { Answer, Failure, Host, LogLine } from '../../src/engine/second-opinion/question.ts';

/** Names of certificates by fingerprint, so that a record holds no certificate of one run. */
export type Names = ReadonlyMap<string, string>;

/** Everything that an answer says, for a reader: no two different answers look the same. */
export function render(answer: Answer | Failure, names: Names): string {
  if ('failed' in answer) return `FAILED (${answer.failed}): ${answer.message}\n`;
  const { load, plugins, registry, pull, log } = answer;
  const lines = [
    load.starts ? `starts, version ${load.version}` : `does not start, version ${load.version}: ${load.error}`,
    ...(load.plugin ? [`  at the table of ${load.plugin}`] : []),
    ...log.map(logged),
    ...plugins.map(
      ({ id, loaded, disabled, error, warnings }) =>
        `${id}: ${loaded ? 'loaded' : disabled ? 'disabled' : `not loaded: ${error}`}${list(' deprecated', warnings)}`,
    ),
  ];
  if (registry) lines.push(`registry ${JSON.stringify(registry)}`);
  if (pull) {
    lines.push(
      `pull of ${pull.reference} (${pull.by}), namespace ${pull.namespace}${pull.error ? `: ${pull.error}` : ''}`,
    );
    for (const host of pull.hosts) lines.push(...hostLines(host, names));
  }
  return `${lines.join('\n')}\n`;
}

const list = (label: string, of: readonly string[]) => (of.length > 0 ? `${label} ${of.join(', ')}` : '');

const logged = ({ level, message, fields = {} }: LogLine) =>
  `  log ${level}: ${message}${Object.entries(fields)
    .sort()
    .map(([key, value]) => ` ${key}=${JSON.stringify(value)}`)
    .join('')}`;

function hostLines(host: Host, names: Names): string[] {
  const named = (of: Host['authorities']) =>
    of.map(({ subject, sha256 }) => `${names.get(sha256) ?? sha256} (${subject})`);
  const traits = [
    ...(host.tried ? [] : ['not asked']),
    ...(host.skipVerify ? ['skips verification'] : []),
    ...(host.fallsBackToHttp ? ['falls back to HTTP'] : []),
  ];
  const trust = [...(host.systemRoots ? ['system'] : []), ...named(host.authorities)].join(' + ') || 'nobody';
  return [
    `- ${host.scheme} ${host.host} ${host.path} [${host.capabilities.join(' ')}]${list(':', traits)}`,
    `    ${host.url}`,
    `    trusts ${trust}${list('; presents', named(host.clientCertificates))}${list('; headers', host.headers)}`,
    ...(host.verdict ? [`    ${verdict(host.verdict)}`] : []),
  ];
}

const verdict = ({ accepted, verified, error }: NonNullable<Host['verdict']>) =>
  accepted ? `accepts${verified ? '' : ' unverified'}` : `refuses: ${error}`;
