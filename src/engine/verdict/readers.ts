import type { Document } from '../dialects/rule.ts';
import type { Evidence } from '../workspace/report.ts';
import type { DialectId } from '../workspace/source-file.ts';

const cri: readonly DialectId[] = ['containerd-config', 'containerd-hosts'];
/** They carry containerd's library, with its host directories; none of them reads config.toml. */
const resolvers: readonly DialectId[] = ['containerd-hosts'];
const engine: readonly DialectId[] = ['docker-daemon', 'containerd-hosts'];

/** Which configuration decides how a program pulls. Certificates count for all of them. */
const readers: ReadonlyMap<string, readonly DialectId[]> = new Map([
  ['containerd', cri],
  // They ask containerd.
  ['kubelet', cri],
  ['crictl', cri],
  // Their containerd reads files of the same kinds, which they write.
  ['k3s', cri],
  ['rke2', cri],
  ['ctr', resolvers],
  ['nerdctl', resolvers],
  ['docker', engine],
  // In dockerd it has dockerd's settings; and it passes on what the instructions of a build print.
  ['buildkit', [...engine, 'dockerfile']],
  ['podman', ['dockerfile']],
  ['buildah', ['dockerfile']],
  ['kaniko', ['dockerfile']],
  ['skopeo', []],
  ['cri-o', []],
  ['helm', []],
]);

/** Programs that only fetch over HTTPS are at work in a build. */
const inBuilds: readonly DialectId[] = ['dockerfile'];

/** Whether the program that printed the error goes by a finding of this dialect in the file. Of an unknown one: possibly. */
export function isReadBy({ client, hop }: Evidence, dialect: DialectId, { facts, file }: Document): boolean {
  // A proxy is verified with the system's roots alone, a mirror by no certificate of the registry behind it.
  if (hop === 'proxy') return false;
  if (dialect === 'certificates') return hop !== 'mirror';
  if (client === 'unknown') return true;
  if (!(readers.get(client) ?? inBuilds).includes(dialect)) return false;
  // dockerd and the BuildKit in it look below their own certs.d (moby daemon/hosts.go RegistryHosts).
  const isDockers = client === 'docker' || client === 'buildkit';
  return facts.kind !== 'containerd-hosts' || !isDockers || file.path.includes('/docker/certs.d/');
}
