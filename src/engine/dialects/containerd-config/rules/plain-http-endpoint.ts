import type { Rule } from '../../rule.ts';
import type { ContainerdConfigDocument } from '../document.ts';
import { parseEndpoint } from '../endpoint.ts';
import { legacyPull, measured } from '../sources.ts';

export const rule: Rule<ContainerdConfigDocument> = {
  id: 'containerd-config/plain-http-endpoint',
  title: 'A mirror is reached over plain HTTP',
  severity: 'unsafe',
  what: 'The URL of an endpoint on another machine begins with http://.',
  why: 'There is no certificate and so nothing to verify: everybody on the way can read credentials and replace images. A CA does not change that, because no TLS is spoken, and insecure_skip_verify has no effect on it.',
  whatToDo:
    'Give the registry a certificate and TLS (Harbor: `https:` in harbor.yml; distribution: `http.tls`; else a proxy in front of it), then write https:// and name the CA in its hosts.toml.',
  references: [legacyPull, measured],
  *check(document) {
    const told = new Set<string>();
    for (const { registry, endpoints } of document.registries.flatMap(({ mirrors }) => mirrors)) {
      for (const { value, range } of endpoints) {
        const endpoint = value.startsWith('http:') ? parseEndpoint(value) : undefined;
        if (endpoint?.scheme !== 'http' || endpoint.loopback || told.has(endpoint.host)) continue;
        told.add(endpoint.host);
        const images = registry.value === '*' ? 'Images of all other registries' : `Images of ${registry.value}`;
        yield {
          range,
          message: `${images} come from ${endpoint.host} over plain HTTP, unverified and unencrypted.`,
          declined: `Whether ${endpoint.host} speaks TLS is decided on that machine: https:// here before it does would break the pull, and a CA cures nothing without TLS.`,
        };
      }
    }
  },
};
