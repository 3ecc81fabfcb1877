import type { Case, Given } from '../cells/case.ts';
import { credentials, worlds } from './worlds.ts';

const host = 'harbor.internal.corp';
const directory = `/etc/containers/certs.d/${host}`;
const ca = `${directory}/ca.crt`;
const notTrusted = { pull: 'fails', with: /x509: certificate signed by unknown authority/ } as const;
const cloudCa = ({ world }: Given) => ({ 'cloud-ca.crt': world.other.root });
const trusted = (given: Given) => ({ [ca]: given.ca.root });

const list: readonly Omit<Case, 'kinds'>[] = [
  {
    id: 'podman-error-alone',
    title: 'Nothing but the error and the CA is pasted',
    core: true,
    before: notTrusted,
  },
  {
    id: 'podman-port',
    title: 'The same, with a port',
    image: `${host}:5443/prod/app:1.4.2`,
    hosts: { [host]: { port: 5443 } },
    before: notTrusted,
  },
  {
    id: 'podman-leaf-as-ca',
    title: 'The server’s old own certificate in certs.d',
    before: notTrusted,
    files: ({ world }) => ({ [ca]: world.formerLeaf }),
    pasted: ({ ca: authority }) => ({ 'company-cas.pem': authority.intermediate + authority.root }),
  },
  {
    id: 'podman-with-password',
    title: 'A registry with a password',
    hosts: worlds.password,
    credentials,
    before: notTrusted,
  },
  {
    id: 'podman-own-token-server',
    title: 'A token server on another host, below the same CA',
    hosts: worlds.ownTokenServer,
    before: notTrusted,
  },
  {
    id: 'podman-token-server-of-another-ca',
    title: 'A token server on another host, of another CA',
    accept: 'all',
    hosts: worlds.tokenServer,
    before: { pull: 'fails', with: /auth\.cloud\.corp.*certificate signed by unknown authority/ },
    hidden: trusted,
    pasted: cloudCa,
  },
  {
    id: 'podman-blob-store-of-another-ca',
    title: 'A redirecting blob store of another CA',
    accept: 'all',
    hosts: worlds.blobStore,
    on: ({ kind }) => kind === 'podman',
    before: { pull: 'fails', with: /certificate signed by unknown authority/ },
    hidden: trusted,
    pasted: cloudCa,
  },
  {
    id: 'skopeo-blob-store-of-another-ca',
    title: 'A redirecting blob store of another CA',
    accept: 'all',
    hosts: worlds.blobStore,
    on: ({ kind }) => kind === 'skopeo',
    command: (image) => `skopeo copy docker://${image} dir:/tmp/copy`,
    before: { pull: 'fails', with: /certificate signed by unknown authority/ },
    hidden: trusted,
    pasted: cloudCa,
  },
  {
    id: 'skopeo-blob-store-without-command',
    title: 'A redirecting blob store of another CA, and the command is not pasted',
    hosts: worlds.blobStore,
    on: ({ kind }) => kind === 'skopeo',
    // skopeo names neither itself nor the registry: only the blob store stands in its error.
    notEnough: /The text names no registry.*paste the whole line/,
    before: { pull: 'fails', with: /certificate signed by unknown authority/ },
    hidden: trusted,
    pasted: cloudCa,
  },
  {
    id: 'podman-client-pair-missing',
    title: 'The registry asks for a client certificate',
    hosts: worlds.mutual,
    before: { pull: 'fails', with: /certificate required|bad certificate/ },
    hidden: trusted,
    pasted: ({ world }) => ({ 'client.crt': world.client.chain }),
    advises: {
      says: /Podman and CRI-O read \/etc\/containers\/certs\.d alike/,
      files: ({ world }) => ({
        [`${directory}/client.cert`]: world.client.chain,
        [`${directory}/client.key`]: world.client.key,
      }),
    },
  },
];

/** What is wrong where a program on containers/image pulls. */
export const containersImageCases: readonly Case[] = list.map((one) => ({ kinds: ['podman', 'skopeo'], ...one }));
