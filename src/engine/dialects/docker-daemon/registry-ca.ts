import { isLoopbackHost } from '../../runtimes/docker/insecure-entry.ts';
import { readMirror } from '../../runtimes/docker/mirror-url.ts';
import { placeCa, placeCaAt } from '../../trust/placement/index.ts';
import { noTrust, type Trust } from '../../trust/trust.ts';
import type { Fix } from '../../workspace/report.ts';
import { isBefore } from '../../workspace/version.ts';
import type { Case } from '../rule.ts';
import type { DockerDaemonDocument } from './document.ts';
import { layoutOf } from './layout.ts';

/** What brings a registry's CA to where dockerd reads it. */
export interface RegistryCa extends Pick<Fix, 'creates' | 'missing' | 'actions'> {
  /** The CA is at hand, and nothing speaks against it. */
  ready: boolean;
}

/** What pulls ask the host for. */
export type Use = 'registry' | 'registry and mirror';

/** Undefined when `host` is no name of a registry. */
export function caFor(
  document: DockerDaemonDocument,
  theCase: Case,
  host: string,
  use: Use = 'registry and mirror',
): RegistryCa | undefined {
  if (!placeCa('docker', host, noTrust)) return undefined;
  const layout = layoutOf(document.file.path);
  const trust = trustIn(theCase, host);
  const image = theCase.evidence.find((item) => item.image && item.registry === host)?.image;
  const there = new Map(theCase.documents.map(({ file }) => [file.path, file.text]));
  const place = (path: string) => placeCaAt(freePath(path, there, trust), 'docker', host, trust, image);
  const own = place(layout.caFile(host));
  const isMirror = use === 'registry and mirror' && readsHubDirectory(document, theCase, host);
  const forBuilds = isMirror ? place(layout.caFile('docker.io')) : undefined;
  const missing = [...own.missing, ...(forBuilds?.missing ?? [])].filter(({ path }) => !there.has(path));
  const wanted = [...own.creates, ...(forBuilds?.creates ?? [])];
  return {
    creates: wanted.filter(({ path }) => !there.has(path)),
    missing: missing.map((file) => ({ ...file, without: withoutCa(host) })),
    actions: own.actions,
    ready:
      missing.length === 0 &&
      trust.anchor?.source === 'file' &&
      trust.verdict?.ok !== false &&
      wanted.every(({ path, text }) => holds(there.get(path) ?? text, text)),
  };
}

/** Every *.crt of the directory counts: a file that holds another CA stays as it is, and the wanted one goes beside it. */
function freePath(path: string, there: ReadonlyMap<string, string>, { anchor }: Trust): string {
  const text = there.get(path);
  return text === undefined || !anchor || holds(text, anchor.pem)
    ? path
    : path.replace(/ca\.crt$/, 'known-authority-ca.crt');
}

/** Whether a file holds every certificate of a PEM text, whatever stands around them. */
function holds(file: string, pem: string): boolean {
  const packed = file.replaceAll(/\s+/g, '');
  return pem.split(/(?<=-----END CERTIFICATE-----)/).every((one) => packed.includes(one.replaceAll(/\s+/g, '')));
}

const withoutCa = (host: string): string =>
  `Without it pulls from ${host} fail with "certificate signed by unknown authority". Only if its certificate comes from a public authority no file is needed; the check before the change shows that.`;

/**
 * The certificates of the case, as far as they are those of this registry: those of the case's registry, those that the
 * presented leaf names, and a CA that came alone and is not said to belong elsewhere.
 */
function trustIn({ target, trust }: Case, host: string): Trust {
  const name = host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  const [leaf] = trust.presented;
  const names = [...(leaf?.dnsNames ?? []), ...(leaf?.ipAddresses ?? [])];
  if (host === target.registry || names.includes(name)) return trust;
  const alone = !leaf && target.registry === '';
  return alone ? { ...trust, verdict: undefined } : noTrust;
}

/**
 * Since 28.0 BuildKit in dockerd, and the containerd image store, verify a mirror of Docker Hub with the certificates of
 * certs.d/docker.io; the classic store with those of the mirror's own directory (measured: mirror, mirror-ca-docker-io).
 */
function readsHubDirectory(document: DockerDaemonDocument, { target }: Case, host: string): boolean {
  return !isBefore(target.version, '28.0') && !isLoopbackHost(host) && mirrorsHub(document, host);
}

/** Whether `registry-mirrors` names this host. */
export function mirrorsHub({ facts }: DockerDaemonDocument, host: string): boolean {
  return facts.mirrors.some(({ value }) => {
    const mirror = readMirror(value, '');
    return mirror.kind === 'mirror' && mirror.host === host;
  });
}
