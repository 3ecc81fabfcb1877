import { isLoopback } from '../runtimes/containerd/endpoints.ts';
import { programBehind } from './programs.ts';
import type { Answer, Failure, Host, LogLine } from './question.ts';

/** What a release's own code makes of a node, reduced to what decides about the pull. */
export interface Opinion {
  release: string;
  /**
   * `trusted` and `refused`: the presented chain was judged. `named`: there was none, but a CA of one's own counts.
   * `system`: only the system's roots do. `unverified`: verification is off. `loopback`: so it is, for a registry on the
   * node itself, where nobody can stand between. `not-reached`: nothing is asked for.
   */
  outcome: 'trusted' | 'refused' | 'named' | 'system' | 'unverified' | 'loopback' | 'not-reached' | 'no-answer';
  /** One sentence. */
  says: string;
  /** What is behind it, one fact a line. */
  detail: string[];
  /** SHA-256 of the certificates that are trusted besides the system's, for the host that decides. */
  authorities: readonly string[];
}

/** Ids of the plugins that pull images for CRI. */
const imageServices = ['io.containerd.grpc.v1.cri', 'io.containerd.cri.v1.images'];

/** What `answer` amounts to; `release` names the one that was asked, for when it gives none. */
export function opinionOf(release: string, answer: Answer | Failure): Opinion {
  const base = { release, authorities: [] };
  if ('failed' in answer)
    return { ...base, outcome: 'no-answer', says: noAnswer[answer.failed], detail: [answer.message] };
  const detail = [...new Set(answer.log.filter(({ level }) => level !== 'debug').map(logLine))];
  const stopped = (says: string): Opinion => ({ ...base, outcome: 'not-reached', says, detail });
  if (!answer.load.starts)
    return stopped(`${programBehind(release).failed}: ${answer.load.error ?? 'no reason given'}`);
  const service = answer.plugins.find(({ id, loaded }) => imageServices.includes(id) && !loaded);
  if (service) return stopped(`The CRI plugin is not loaded: ${service.error ?? 'it is disabled'}`);
  if (!answer.pull || answer.pull.error !== undefined)
    return stopped(`No host to pull from: ${answer.pull?.error ?? 'the CRI plugin is not there'}`);
  const asked = answer.pull.hosts.filter(({ tried }) => tried).map((host) => ({ host, ...judged(host) }));
  const [first] = asked;
  if (!first) return stopped('No endpoint may both resolve and pull.');
  // A host whose certificate is refused is passed over (containerd core/remotes/docker/resolver.go Resolve). So would be one
  // with a scheme that Go does not know; the model ends there, and to say less than the real code does is the safe side.
  const decides = asked.find(({ outcome, host }) => outcome !== 'refused' || !host.verdict) ?? first;
  const before = decides === first ? '' : `${first.says.replace(/\.$/, '')}. Then: `;
  return {
    release,
    outcome: decides.outcome,
    says: `${before}${decides.says}`,
    detail: [...answer.pull.hosts.map(hostLine), ...detail],
    authorities: decides.host.authorities.map(({ sha256 }) => sha256),
  };
}

function logLine({ level, message, fields = {} }: LogLine): string {
  const named = Object.entries(fields).map(([name, value]) => ` ${name}=${value}`);
  return `${level}: ${message}${named.join('')}`;
}

const noAnswer: Readonly<Record<Failure['failed'], string>> = {
  memory: 'It needed more memory than it is given here.',
  time: 'It took longer than it is given here.',
  crash: 'It came to an end without an answer.',
};

function judged(host: Host): Pick<Opinion, 'outcome' | 'says'> {
  const { verdict, scheme, path } = host;
  const url = `${scheme}://${host.host}${path === '/v2' ? '' : path}`;
  if (scheme !== 'https' && scheme !== 'http')
    return { outcome: 'refused', says: `It asks ${url}, and Go’s HTTP knows no scheme “${scheme}”.` };
  const weakness = weaknessOf(host);
  if (weakness && isLoopback(host.host))
    return { outcome: 'loopback', says: `It asks ${url} on the node itself${weakness}.` };
  if (weakness) return { outcome: 'unverified', says: `It asks ${url}${weakness}.` };
  if (verdict?.accepted) return { outcome: 'trusted', says: `It asks ${url} and accepts the certificate.` };
  if (verdict) return { outcome: 'refused', says: `It asks ${url} and refuses: ${verdict.error ?? 'no reason given'}` };
  const names = host.authorities.map(({ subject }) => subject);
  return names.length > 0
    ? { outcome: 'named', says: `It asks ${url} and trusts ${names.join(', ')}.` }
    : { outcome: 'system', says: `It asks ${url} and trusts the system’s roots alone.` };
}

/** How a host is asked without knowing that it is the right one. */
function weaknessOf({ scheme, skipVerify, fallsBackToHttp }: Host): string | undefined {
  if (scheme === 'http') return ', in plain HTTP';
  if (skipVerify) return ' and accepts any certificate';
  return fallsBackToHttp ? ', and in plain HTTP when that fails' : undefined;
}

function hostLine(host: Host): string {
  const trusts = [...(host.systemRoots ? ['system roots'] : []), ...host.authorities.map(({ subject }) => subject)];
  const parts = [
    host.url,
    host.tried ? undefined : 'not asked',
    `may ${host.capabilities.join(', ') || 'nothing'}`,
    host.skipVerify ? 'verification off' : `trusts ${trusts.join(', ') || 'nobody'}`,
    host.clientCertificates.length > 0
      ? `shows ${host.clientCertificates.map(({ subject }) => subject).join(', ')}`
      : undefined,
    host.verdict && (host.verdict.accepted ? 'accepts the chain' : `refuses the chain: ${host.verdict.error ?? ''}`),
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}
