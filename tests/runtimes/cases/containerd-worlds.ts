import type { Case, Given } from '../cells/case.ts';
import { caFile, directory, entry, hostsToml, leads, notTrusted } from './containerd-node.ts';
import { credentials, worlds } from './worlds.ts';

const pki = '/etc/containerd/pki';
const hub = '/etc/containerd/certs.d/docker.io/hosts.toml';
const cloudCa = ({ world }: Given) => ({ 'cloud-ca.crt': world.other.root });
const ca = `  ca = "${caFile}"\n`;
const client = `client = [["${pki}/client.crt", "${pki}/client.key"]]\n`;

/** What stands around the registry: passwords, client certificates, token servers, blob stores, mirrors. */
const list: readonly Omit<Case, 'kinds'>[] = [
  {
    id: 'with-password',
    title: 'A registry with a password',
    hosts: worlds.password,
    credentials,
    before: notTrusted,
  },
  {
    id: 'own-token-server',
    title: 'A token server on another host, below the same CA',
    core: true,
    hosts: worlds.ownTokenServer,
    before: notTrusted,
  },
  {
    id: 'token-server-of-another-ca',
    title: 'A token server on another host, of another CA',
    accept: 'all',
    hosts: worlds.tokenServer,
    before: { pull: 'fails', with: /auth\.cloud\.corp.*certificate signed by unknown authority/ },
    files: directory,
    pasted: cloudCa,
  },
  {
    id: 'token-server-ca-supplied-later',
    title: 'A token server on another host, of another CA, which is supplied later',
    accept: 'all',
    hosts: worlds.tokenServer,
    before: { pull: 'fails', with: /auth\.cloud\.corp.*certificate signed by unknown authority/ },
    files: directory,
    pasted: () => ({}),
    supply: (_path, { world }) => world.other.root,
  },
  {
    id: 'blob-store-of-another-ca',
    title: 'A redirecting blob store of another CA',
    accept: 'all',
    hosts: worlds.blobStore,
    before: { pull: 'fails', with: /certificate signed by unknown authority/ },
    files: directory,
    pasted: cloudCa,
  },
  {
    id: 'client-pair-missing',
    title: 'The registry asks for a client certificate',
    hosts: worlds.mutual,
    before: { pull: 'fails', with: /certificate required|bad certificate/ },
    files: directory,
    pasted: ({ world }) => ({ 'client.crt': world.client.chain }),
    advises: {
      says: /`client = \[\["client\.cert", "client\.key"\]\]` at the top level and in the \[host\] table/,
      files: (given) => ({
        ...pair(given),
        [hostsToml]: `ca = "${caFile}"\n${client}${entry(`${ca}${client}`)}`,
      }),
    },
  },
  {
    id: 'client-pair-flat',
    title: 'A client’s pair written as two plain strings',
    accept: 'all',
    hosts: worlds.mutual,
    before: { pull: 'fails', with: /./ },
    hidden: (given) => ({ ...leads(given), ...pair(given) }),
    files: (given) => ({
      [hostsToml]: entry(`${ca}  client = ["${pki}/client.crt", "${pki}/client.key"]\n`),
      [caFile]: given.ca.root,
    }),
  },
  {
    id: 'mirror-without-ca',
    title: 'A mirror of Docker Hub without its CA',
    image: 'docker.io/library/nginx:1.27',
    hosts: worlds.cache,
    before: { pull: 'fails', with: /./ },
    files: () => ({
      [hub]:
        'server = "https://registry-1.docker.io"\n\n[host."https://mirror.internal.corp"]\n  capabilities = ["pull", "resolve"]\n',
    }),
    pasted: ({ ca: authority }) => ({ 'mirror-ca.crt': authority.root }),
  },
  {
    id: 'mirror-skip-verify',
    title: 'A mirror of Docker Hub with `skip_verify`',
    image: 'docker.io/library/nginx:1.27',
    hosts: worlds.cache,
    core: true,
    accept: 'all',
    withoutError: true,
    before: { pull: 'insecure' },
    files: () => ({
      [hub]:
        'server = "https://registry-1.docker.io"\n\n[host."https://mirror.internal.corp"]\n  capabilities = ["pull", "resolve"]\n  skip_verify = true\n',
    }),
    pasted: ({ ca: authority }) => ({ 'mirror-ca.crt': authority.root }),
  },
];

const pair = ({ world }: Given) => ({
  [`${pki}/client.crt`]: world.client.chain,
  [`${pki}/client.key`]: world.client.key,
});

export const containerdWorlds: readonly Case[] = list.map((one) => ({ kinds: ['containerd'], hidden: leads, ...one }));
