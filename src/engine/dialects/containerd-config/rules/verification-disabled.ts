import { isLoopback } from '../../../runtimes/containerd/endpoints.ts';
import { isBefore } from '../../../workspace/version.ts';
import type { Rule } from '../../rule.ts';
import type { ContainerdConfigDocument } from '../document.ts';
import { parseEndpoint } from '../endpoint.ts';
import { releasesOf } from '../releases.ts';
import { registryRepair } from '../repair/registry.ts';
import { legacyPull, measured } from '../sources.ts';

/** The fix is one for all hosts; more copies of it only cost time. */
const MOST_FIXES = 20;

export const rule: Rule<ContainerdConfigDocument> = {
  id: 'containerd-config/verification-disabled',
  title: 'insecure_skip_verify turns certificate verification off',
  severity: 'unsafe',
  what: 'A registry may show any certificate.',
  why: 'With `insecure_skip_verify = true` containerd 1.x sets InsecureSkipVerify for this host: an expired or foreign certificate passes, and whoever answers on the network can hand out images and collect credentials. 2.x has dropped the setting: there it is ignored, and the pull fails until a CA is named.',
  whatToDo:
    'Name the CA of the registry in its hosts.toml, check that it serves, then take the switch out together with its table.',
  references: [legacyPull, measured],
  *check(document, theCase) {
    const isIgnored = releasesOf(theCase).every((release) => !isBefore(release, '2.0'));
    const switched = document.registries
      .flatMap(({ tls }) => tls)
      .flatMap(({ host: { value: host }, insecureSkipVerify }) =>
        insecureSkipVerify?.value === true && !isLoopback(host) ? [{ host, range: insecureSkipVerify.range }] : [],
      );
    const plain = switched.length > 0 ? plainHosts(document) : new Set<string>();
    let told = 0;
    for (const { host, range } of switched) {
      const message = plain.has(host)
        ? `insecure_skip_verify for ${host} does nothing while it is reached over plain HTTP, and accepts any certificate once it is not.`
        : isIgnored
          ? `insecure_skip_verify for ${host} is ignored by containerd 2.x, which verifies its certificate with the system roots.`
          : `${host} may show any certificate: insecure_skip_verify is true.`;
      told += 1;
      yield {
        range,
        message,
        ...(told > MOST_FIXES
          ? { declined: 'It comes with the fix of the hosts above.' }
          : registryRepair(document, theCase)),
      };
    }
  },
};

/** Hosts that are only ever reached over http://. */
function plainHosts({ registries }: ContainerdConfigDocument): Set<string> {
  const endpoints = registries
    .flatMap(({ mirrors }) => mirrors.flatMap((mirror) => mirror.endpoints))
    .map(({ value }) => parseEndpoint(value))
    .filter((endpoint) => endpoint !== undefined);
  const secure = new Set(endpoints.filter(({ scheme }) => scheme === 'https').map(({ host }) => host));
  return new Set(endpoints.map(({ host }) => host).filter((host) => !secure.has(host)));
}
