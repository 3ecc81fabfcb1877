import { removeEntries } from '../../../syntax/json/edit.ts';
import { type Entry, entriesAt, entryAt, type TableValue, valueAt } from '../../../syntax/tree.ts';
import type { Rule } from '../../rule.ts';
import type { DockerDaemonDocument } from '../document.ts';
import { withCa } from '../instead.ts';
import { layoutOf } from '../layout.ts';
import { registryOf } from '../meant.ts';
import { certsDirectory, measured } from '../sources.ts';

export const rule: Rule<DockerDaemonDocument> = {
  id: 'docker-daemon/tls-keys-are-not-for-registries',
  title: 'tls keys of daemon.json do not concern registries',
  severity: 'breaks-now',
  what: 'A CA is named in tlscacert, where dockerd looks for it only when clients connect to its own API.',
  why: 'tls, tlsverify, tlscacert, tlscert and tlskey secure the socket of the Docker API. No pull reads them. tlsverify without a certificate and key of its own even keeps dockerd from starting.',
  whatToDo: 'Put the CA of the registry into certs.d/<registry>/ca.crt and take the tls keys out.',
  references: [
    { says: 'the tls keys belong to the API server', source: 'moby cmd/dockerd/daemon.go newAPIServerTLSConfig' },
    certsDirectory,
    measured,
  ],
  explains: ['x509-unknown-authority'],
  *check(document, theCase) {
    const { root } = document;
    if (!root || securesApi(root)) return;
    const entries = tlsEntries(root);
    const first = entries.find(({ key }) => key === 'tlscacert') ?? entries[0];
    if (!first) return;
    const keys = entries.map(({ key }) => key);
    const message = `${keys.join(', ')} in daemon.json: that is for the Docker API; no pull reads ${keys.length === 1 ? 'it' : 'them'}.`;
    const registry = registryOf(theCase);
    const { restart } = layoutOf(document.file.path);
    if (registry === undefined) {
      yield {
        range: first.range,
        message,
        declined: 'For which registry the CA is meant is not known: name it, and the CA gets a place in certs.d.',
      };
      return;
    }
    const offered = withCa(document, theCase, registry, {
      title: `Put the CA of ${registry} where pulls read it, and take ${keys.join(', ')} out`,
      edits: removeEntries(document.json, [], ({ key }) => keys.includes(key)),
      declares: keys.map((key) => ({ path: document.file.path, at: [key] })),
      actions: [restart],
    });
    // The rest of an API's protection may stand in flags of dockerd, which are not in the files.
    yield {
      range: first.range,
      message,
      ...('fix' in offered ? { fix: { ...offered.fix, safety: 'needs-review' } } : offered),
    };
  },
};

/** A certificate and key of its own, or an API that listens on the network: then the keys do what they are for. */
function securesApi(root: TableValue): boolean {
  const own = entryAt(root, ['tlscert']) !== undefined && entryAt(root, ['tlskey']) !== undefined;
  const hosts = valueAt(root, ['hosts']);
  const listens =
    hosts?.kind === 'array' && hosts.items.some((item) => item.kind === 'string' && /^tcp:/.test(item.value));
  return own || listens;
}

/** Keys that ask for a CA to be believed; `tls` and `tlsverify` set to false ask for nothing. */
function tlsEntries(root: TableValue): Entry[] {
  return entriesAt(root, []).filter(({ key, value }) => {
    if (key === 'tlscacert') return true;
    return (key === 'tlsverify' || key === 'tls') && value.kind === 'boolean' && value.value;
  });
}
