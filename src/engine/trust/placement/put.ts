import type { NodeAction } from '../../workspace/report.ts';
import { type CaFiles, caFile, caFilesOneEach } from './ca-file.ts';
import { caBesideHub } from './ca-of-mirror.ts';
import type { Client, Place } from './clients.ts';
import { writeHostsToml } from './containerd-hosts-toml.ts';
import { hostDirectory, notThereYet } from './host-directory.ts';
import { osStoreFile, updateOsStore } from './os-store.ts';
import type { Placement, PlacementRequest } from './placement.ts';
import { registryHost } from './registry-host.ts';
import { verifyChain, verifyPull } from './verify.ts';

type PlaceOf<K extends Place['kind']> = Extract<Place, { kind: K }>;

/** What puts the CA where the client of the request reads it. */
export function putAt(request: PlacementRequest): Placement {
  const { place } = request.client;
  switch (place.kind) {
    case 'hosts-toml':
      return putHostsToml(place, request);
    case 'certs-directory':
      return putInCertsDirectory(place, request);
    case 'flag':
      return putForFlag(place, request);
    case 'registries-yaml':
      return putForRegistriesYaml(place, request);
    case 'buildkitd-toml':
      return putForBuildkit(place, request);
    case 'os-store':
      return putInOsStore(request);
  }
}

function putHostsToml(
  place: PlaceOf<'hosts-toml'>,
  { client, host, trust, image, configPath }: PlacementRequest,
): Placement {
  const root = configPath ?? place.root;
  const directory = hostDirectory(root, host.name);
  const file = `${directory}ca.crt`;
  const server = `https://${host.apiHost}`;
  const hostsToml = `${directory}hosts.toml`;
  const ca = caFile(file, host.apiHost, trust);
  const text = writeHostsToml({ server, ca: [file], client: [], hosts: [{ url: server, ca: [file], client: [] }] });
  return {
    creates: [...ca.creates, { path: hostsToml, text }],
    missing: ca.missing,
    actions: [...notThereYet(hostsToml), ...ca.actions, verifyChain(host, file), ...verifyPull(client, host, image)],
    says: `${client.reader} reads ${hostsToml} and the CA named there at every pull: nothing has to restart.`,
  };
}

function putInCertsDirectory(place: PlaceOf<'certs-directory'>, request: PlacementRequest): Placement {
  const { client, host, trust, image, issuer, hop, imageStore } = request;
  // The registry itself is trusted by another file of the directory, most likely ca.crt: that one stays.
  const server = issuer === undefined ? undefined : registryHost(issuer);
  const isUnnamed = hop === 'blob-store' && server === undefined;
  const name = isUnnamed ? 'blob-store' : (server?.name ?? 'ca');
  const file = `${place.root}/${host.name}/${name}.crt`;
  const own = caFile(file, isUnnamed ? `the blob store of ${host.apiHost}` : (server ?? host).apiHost, trust);
  const ca = imageStore === 'containerd' ? both(own, caBesideHub(place.root, request)) : own;
  return {
    ...ca,
    actions: [
      ...ca.actions,
      ...(isUnnamed ? [] : [verifyChain(server ?? host, file)]),
      ...verifyPull(client, host, image),
    ],
    says: `${client.reader} reads every *.crt in ${place.root}/${host.name} at every pull: nothing has to restart${place.except ? ` ${place.except}` : ''}.`,
  };
}

const both = (own: CaFiles, other: CaFiles): CaFiles => ({
  creates: [...own.creates, ...other.creates],
  missing: [...own.missing, ...other.missing],
  actions: own.actions,
});

function putForFlag(place: PlaceOf<'flag'>, { client, host, trust, image }: PlacementRequest): Placement {
  const file = place.file(host.name);
  const flag = place.flag(host.name, file);
  const ca = caFile(file, host.apiHost, trust);
  return {
    ...ca,
    actions: [
      ...ca.actions,
      verifyChain(host, file),
      {
        kind: 'place',
        title: `Give ${client.reader} the CA with every command`,
        command: `# add to the command: ${flag}`,
        why: `${client.reader} has no directory for the CAs of registries.`,
      },
      ...verifyPull(client, host, image),
    ],
    says: `${client.reader} takes the CA from ${flag}; nothing has to restart.`,
  };
}

function putForRegistriesYaml(
  place: PlaceOf<'registries-yaml'>,
  { client, host, trust, image }: PlacementRequest,
): Placement {
  const file = `${place.directory}/${host.name}/ca.crt`;
  const lines = ['configs:', `  "${host.apiHost}":`, '    tls:', `      ca_file: "${file}"`];
  const ca = caFile(file, host.apiHost, trust);
  return {
    ...ca,
    actions: [
      ...ca.actions,
      verifyChain(host, file),
      addLines(place.path, lines),
      {
        kind: 'restart',
        title: `Restart ${client.reader} on this node`,
        command: place.restart,
        why: `${place.path} is read when ${client.reader} starts, and containerd's files are written from it. Running containers stay.`,
      },
      ...verifyPull(client, host, image),
    ],
    says: `${client.reader} writes containerd's files from ${place.path} when it starts; what is changed under its agent directory by hand is lost.`,
  };
}

function putForBuildkit(place: PlaceOf<'buildkitd-toml'>, request: PlacementRequest): Placement {
  const { client, host, trust, image } = request;
  const file = `${place.root}/${host.name}/ca.crt`;
  const lines = [`[registry."${host.name}"]`, `  ca = ["${file}"]`];
  const ca = both(caFile(file, host.apiHost, trust), caBesideHub(place.root, request));
  return {
    ...ca,
    actions: [
      ...ca.actions,
      verifyChain(host, file),
      {
        ...addLines(place.path, lines),
        title: `Only for a builder of its own (docker-container, kubernetes, remote): name the CA in ${place.path}`,
        why: 'Such a builder ignores the directories of dockerd, and needs no restart of it. buildx copies file and CA when the builder is created (docker buildx create --driver docker-container --buildkitd-config …), so create it anew; a buildkitd service restarts.',
      },
      restartForBuilds,
      ...verifyPull(client, host, image),
    ],
    says: `The builder inside dockerd sees ${file} once dockerd has restarted; a builder of its own reads buildkitd.toml when it starts; the token is fetched by the docker CLI with its machine's trust store.`,
  };
}

/** Measured with docker build 20.10, 26.1 and 28.5: certs-running, os-trust-running. */
const restartForBuilds: NodeAction = {
  kind: 'restart',
  title: 'Only for the builder inside dockerd: restart dockerd',
  command: 'sudo systemctl restart docker',
  why: 'docker pull reads a new file in certs.d at once, docker build does not while dockerd runs on (measured 20.10 to 28.5). A restart stops the containers, unless live-restore is on.',
};

function putInOsStore({ client, host, trust, image, issuer, os = '' }: PlacementRequest): Placement {
  const server = (issuer === undefined ? undefined : registryHost(issuer)) ?? host;
  const path = osStoreFile(os, server.name);
  const ca = caFilesOneEach(path, server.apiHost, trust);
  const files = ca.creates.length > 0 ? ca.creates.map((file) => file.path) : [path];
  return {
    ...ca,
    actions: [
      ...ca.actions,
      verifyChain(server, path),
      updateOsStore(os, files),
      ...(client.restart ? [restartForOsStore(client, client.restart)] : []),
      ...verifyPull(client, host, image),
    ],
    says: `The trust store of the machine where ${client.reader} runs decides; a process reads it once, so a running daemon has to restart.`,
  };
}

const restartForOsStore = ({ reader }: Client, command: string): NodeAction => ({
  kind: 'restart',
  title: `Restart ${reader}`,
  command,
  why: 'A Go program reads the system roots once and keeps them.',
});

/** Writes the lines into a file that is not there yet; one that is there belongs to a person. */
function addLines(path: string, lines: readonly string[]): NodeAction {
  const text = lines.map((line) => `'${line}'`).join(' ');
  return {
    kind: 'place',
    title: `Name the CA in ${path}`,
    undo: `printf '%s\\n' ${text} | sudo cmp -s - ${path} && sudo rm -f ${path}; true`,
    command: `if sudo test -e ${path}; then printf '%s\\n' 'Add to ${path}:' ${text}; else printf '%s\\n' ${text} | sudo install -D -m 0600 /dev/stdin ${path}; fi`,
    why: `A ${path} that exists may say more than this: it is left to you to add the lines to it.`,
  };
}
