import type { Case, Given, NodeFiles } from '../cells/case.ts';
import type { Model } from '../node/runtime.ts';
import { credentials, worlds } from './worlds.ts';

const host = 'harbor.internal.corp';
const json = '/etc/docker/daemon.json';
const certs = `/etc/docker/certs.d/${host}`;
const withPort = 'registry.internal.corp:5000';
const notTrusted = { pull: 'fails', with: /x509: certificate signed by unknown authority/ } as const;
const kinds = ['docker', 'docker-store'] as const;

/** daemon.json with these lines. What chooses the image store stands in it too, as it would on such a node. */
const daemonJson =
  (...lines: readonly string[]) =>
  ({ model }: Given): NodeFiles => ({
    [json]: `{\n${[...store(model), ...lines].map((line) => `  ${line}`).join(',\n')}\n}\n`,
  });
const store = ({ kind }: Model): string[] =>
  kind === 'docker-store' ? ['"features": { "containerd-snapshotter": true }'] : [];
const log = '"log-driver": "json-file"';
const cloudCa = ({ world }: Given) => ({ 'cloud-ca.crt': world.other.root });
const trusted = (given: Given) => ({ ...daemonJson(log)(given), [`${certs}/ca.crt`]: given.ca.root });

const list: readonly Omit<Case, 'kinds'>[] = [
  {
    id: 'docker-error-alone',
    title: 'Nothing but the error and the CA is pasted',
    core: true,
    hidden: daemonJson(log),
    before: notTrusted,
  },
  {
    id: 'docker-insecure-registry',
    title: '`insecure-registries` names the registry',
    core: true,
    withoutError: true,
    image: `${withPort}/prod/app:1.4.2`,
    hosts: { 'registry.internal.corp': { port: 5000 } },
    before: { pull: 'insecure' },
    files: daemonJson(log, `"insecure-registries": ["${withPort}"]`),
  },
  {
    id: 'docker-insecure-network',
    title: '`insecure-registries` names the registry’s network',
    withoutError: true,
    before: { pull: 'insecure' },
    notEnough: /no certs\.d directory for a range/,
    files: daemonJson(log, '"insecure-registries": ["192.0.2.0/24"]'),
  },
  {
    id: 'docker-trailing-comma',
    title: 'A trailing comma in daemon.json, and `insecure-registries`',
    core: true,
    image: `${withPort}/prod/app:1.4.2`,
    hosts: { 'registry.internal.corp': { port: 5000 } },
    before: { daemon: 'refuses', with: /invalid character/ },
    files: (given) => {
      const [text = ''] = Object.values(daemonJson(log, `"insecure-registries": ["${withPort}"]`)(given));
      return { [json]: text.replace('\n}', ',\n}') };
    },
  },
  {
    id: 'docker-mirror-for-a-private-registry',
    title: '`registry-mirrors` names the private registry itself',
    before: notTrusted,
    files: daemonJson(log, `"registry-mirrors": ["https://${host}"]`),
  },
  {
    id: 'docker-tls-keys',
    title: '`tlscacert` is set for the registry’s CA',
    before: notTrusted,
    files: (given) => ({
      ...daemonJson(log, '"tlscacert": "/etc/docker/corp.crt"')(given),
      '/etc/docker/corp.crt': given.ca.root,
    }),
  },
  {
    id: 'docker-unknown-key',
    title: 'A key that dockerd does not know',
    before: { daemon: 'refuses', with: /don't match any configuration option/ },
    files: (given) => ({
      ...daemonJson(log, `"insecure_registries": ["${host}"]`)(given),
      [`${certs}/ca.crt`]: given.ca.root,
    }),
  },
  {
    id: 'docker-ca-named-pem',
    title: 'The CA in certs.d is called ca.pem',
    before: notTrusted,
    hidden: daemonJson(log),
    files: (given) => ({ [`${certs}/ca.pem`]: given.ca.root }),
    pasted: () => ({}),
  },
  {
    id: 'docker-leaf-as-ca',
    title: 'The server’s old own certificate in certs.d',
    before: notTrusted,
    hidden: daemonJson(log),
    files: ({ world }) => ({ [`${certs}/ca.crt`]: world.formerLeaf }),
    pasted: ({ ca }) => ({ 'company-cas.pem': ca.intermediate + ca.root }),
  },
  {
    id: 'docker-with-password',
    title: 'A registry with a password',
    hosts: worlds.password,
    credentials,
    hidden: daemonJson(log),
    before: notTrusted,
  },
  {
    id: 'docker-own-token-server',
    title: 'A token server on another host, below the same CA',
    hosts: worlds.ownTokenServer,
    // The image store asks the token server with the machine's roots alone.
    next: ({ kind }) => (kind === 'docker-store' ? /auth\.internal\.corp.*unknown authority/ : undefined),
    hidden: daemonJson(log),
    before: notTrusted,
  },
  {
    id: 'docker-token-server-of-another-ca',
    title: 'A token server on another host, of another CA',
    accept: 'all',
    hosts: worlds.tokenServer,
    before: { pull: 'fails', with: /auth\.cloud\.corp.*certificate signed by unknown authority/ },
    hidden: trusted,
    pasted: cloudCa,
  },
  {
    id: 'docker-blob-store-of-another-ca',
    title: 'A redirecting blob store of another CA',
    hosts: worlds.blobStore,
    on: ({ kind }) => kind === 'docker',
    notEnough: /paste the whole line/,
    before: { pull: 'fails', with: /certificate signed by unknown authority/ },
    hidden: trusted,
    pasted: cloudCa,
  },
  {
    id: 'docker-blob-store-with-command',
    title: 'A redirecting blob store of another CA, and the command is pasted',
    accept: 'all',
    hosts: worlds.blobStore,
    on: ({ kind }) => kind === 'docker',
    command: (image) => `docker pull ${image}`,
    before: { pull: 'fails', with: /certificate signed by unknown authority/ },
    hidden: trusted,
    pasted: cloudCa,
  },
  {
    id: 'docker-store-blob-store-without-command',
    title: 'A redirecting blob store of another CA, and the command is not pasted',
    hosts: worlds.blobStore,
    on: ({ kind }) => kind === 'docker-store',
    // The client prints the bare error: neither program nor registry stands in it.
    notEnough: /The text names no registry.*paste the whole line/,
    before: { pull: 'fails', with: /certificate signed by unknown authority/ },
    hidden: trusted,
    pasted: cloudCa,
  },
  {
    id: 'docker-store-blob-store-of-another-ca',
    title: 'A redirecting blob store of another CA',
    accept: 'all',
    hosts: worlds.blobStore,
    on: ({ kind }) => kind === 'docker-store',
    command: (image) => `docker pull ${image}`,
    before: { pull: 'fails', with: /certificate signed by unknown authority/ },
    hidden: trusted,
    pasted: cloudCa,
  },
  {
    id: 'docker-client-pair-missing',
    title: 'The registry asks for a client certificate',
    hosts: worlds.mutual,
    before: { pull: 'fails', with: /certificate required|bad certificate/ },
    hidden: trusted,
    pasted: ({ world }) => ({ 'client.crt': world.client.chain }),
    advises: {
      says: /client\.cert and client\.key in \/etc\/docker\/certs\.d\/HOST\//,
      files: ({ world }) => ({
        [`${certs}/client.cert`]: world.client.chain,
        [`${certs}/client.key`]: world.client.key,
      }),
    },
  },
];

/** What is wrong where dockerd pulls. */
export const dockerCases: readonly Case[] = list.map((one) => ({ kinds, ...one }));

/** What is wrong where BuildKit pulls a base image inside dockerd. */
export const buildkitCases: readonly Case[] = [
  {
    id: 'buildkit-error-alone',
    title: 'Nothing but the error and the CA is pasted',
    kinds: ['buildkit'],
    core: true,
    hidden: daemonJson(log),
    before: notTrusted,
  },
  {
    id: 'buildkit-insecure-registry',
    // The builder of 20.10 verifies all the same.
    on: ({ release }) => release !== '20.10',
    title: '`insecure-registries` names the registry',
    kinds: ['buildkit'],
    withoutError: true,
    before: { pull: 'insecure' },
    files: daemonJson(log, `"insecure-registries": ["${host}"]`),
  },
  {
    id: 'buildkit-insecure-registry-and-dockerfile',
    on: ({ release }) => release !== '20.10',
    title: '`insecure-registries` names the registry, and a Dockerfile is pasted',
    kinds: ['buildkit'],
    withoutError: true,
    before: { pull: 'insecure' },
    files: (given) => ({
      ...daemonJson(log, `"insecure-registries": ["${host}"]`)(given),
      Dockerfile: `FROM ${host}/prod/app:1.4.2\n`,
    }),
  },
];

/** What is wrong where BuildKit pulls a base image on its own, by its buildkitd.toml. */
export const buildkitdCases: readonly Case[] = [
  {
    id: 'buildkitd-error-alone',
    title: 'Nothing but the error and the CA is pasted',
    kinds: ['buildkitd'],
    before: notTrusted,
    restartsAs: /a buildkitd service restarts/,
  },
  {
    id: 'buildkitd-port',
    title: 'The same, with a port',
    kinds: ['buildkitd'],
    image: `${withPort}/prod/app:1.4.2`,
    hosts: { 'registry.internal.corp': { port: 5000 } },
    before: notTrusted,
    restartsAs: /a buildkitd service restarts/,
  },
];
