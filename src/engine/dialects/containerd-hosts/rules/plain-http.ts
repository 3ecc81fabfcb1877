import type { Rule } from '../../rule.ts';
import type { ContainerdHostsDocument } from '../document.ts';
import { nameOf, placedEntries } from '../placed.ts';
import { measured, parsing } from '../sources.ts';

export const rule: Rule<ContainerdHostsDocument> = {
  id: 'containerd-hosts/plain-http',
  title: 'An endpoint is reached over plain HTTP',
  severity: 'unsafe',
  what: 'The URL of an endpoint on another machine begins with http://.',
  why: 'There is no certificate and so nothing to verify: everybody on the way can read credentials and replace images. A CA does not change that, because no TLS is spoken.',
  whatToDo:
    'Give the registry a certificate and TLS (Harbor: `https:` in harbor.yml; distribution: `http.tls`; else a proxy in front of it), then write https:// here and name the CA in `ca`.',
  references: [parsing, measured],
  *check(document, theCase) {
    const told = new Set<string>();
    for (const entry of placedEntries(document, theCase)) {
      const { endpoint, url } = entry;
      if (endpoint?.scheme !== 'http' || endpoint.loopback || !url || told.has(endpoint.host)) continue;
      told.add(endpoint.host);
      yield {
        range: url.range,
        message: `${endpoint.host} is reached over plain HTTP (${nameOf(entry)}), unverified and unencrypted.`,
        declined: `Whether ${endpoint.host} speaks TLS is decided on that machine: https:// here before it does would break the pull, and a CA cures nothing without TLS.`,
      };
    }
  },
};
