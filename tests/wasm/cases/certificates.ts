import type { Name } from '../../pki/index.ts';
import { type Case, caFile, goodHosts, node, withHosts } from './case.ts';

const systemRoots = '/etc/ssl/certs/ca-certificates.crt';
const trusting = (ca: Name, about: string, ...presented: Name[]): Case => ({
  about,
  files: withHosts(goodHosts, { [caFile]: `@@CERT:${ca}@@` }),
  chains: { 'harbor.internal.corp': presented },
});

/** What crypto/tls makes of what a host presents. */
export const chains: Record<string, Case> = {
  'chain-good': trusting('root', 'The root trusted, leaf and intermediate presented', 'leaf', 'intermediate'),
  'chain-other-root': trusting('other-root', 'Another root trusted', 'leaf', 'intermediate'),
  'chain-same-name-root': trusting('same-name-root', 'A root of the same name with another key', 'leaf-direct'),
  'chain-without-intermediate': trusting('root', 'The intermediate not presented', 'leaf'),
  'chain-intermediate-trusted': trusting('intermediate', 'The intermediate trusted', 'leaf'),
  'chain-leaf-trusted': trusting('leaf', 'The leaf itself trusted', 'leaf'),
  'chain-self-signed': trusting('self-signed', 'A self-signed leaf trusted', 'self-signed'),
  'chain-expired-leaf': trusting('root', 'An expired leaf', 'expired-leaf', 'intermediate'),
  'chain-future-leaf': trusting('root', 'A leaf that is not valid yet', 'future-leaf', 'intermediate'),
  'chain-expired-root': trusting('expired-root', 'An expired root', 'leaf-of-expired-root'),
  'chain-wrong-name': trusting('root', 'A leaf for other names', 'wrong-san-leaf', 'intermediate'),
  'chain-no-name': trusting('root', 'A leaf without names', 'nameless-leaf', 'intermediate'),
  'chain-common-name-only': trusting('root', 'A leaf with a common name alone', 'cn-only-leaf', 'intermediate'),
  'chain-sha1': trusting('root', 'A leaf signed with SHA-1', 'sha1-leaf', 'intermediate'),
  'chain-no-ca-flag': trusting('no-ca-flag-root', 'A root that is no CA', 'leaf-of-no-ca-flag-root'),
  'chain-client-auth': trusting('root', 'A leaf for clients', 'client-auth-leaf', 'intermediate'),
  'chain-constrained': trusting('constrained-root', 'A root for other domains', 'leaf-of-constrained-root'),
  'chain-negative-serial': trusting('root', 'A negative serial number', 'negative-serial-leaf', 'intermediate'),
  'chain-system-roots': {
    about: 'The root in the system’s store, no hosts.toml',
    files: { [systemRoots]: '@@CERT:other-root@@@@CERT:root@@' },
  },
  'chain-system-roots-red-hat': {
    about: 'The root in Red Hat’s store, and another CA in hosts.toml',
    files: { ...node({ [caFile]: '@@CERT:other-root@@' }), '/etc/pki/tls/certs/ca-bundle.crt': '@@CERT:root@@' },
  },
  'chain-system-directory': {
    about: 'The root as a file of its own in /etc/ssl/certs',
    files: { '/etc/ssl/certs/corp.pem': '@@CERT:root@@' },
  },
  'chain-not-updated': {
    about: 'The root where update-ca-certificates takes it from',
    files: { '/usr/local/share/ca-certificates/corp.crt': '@@CERT:root@@' },
  },
};
