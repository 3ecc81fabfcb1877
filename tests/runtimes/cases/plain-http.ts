import type { Case, Given, NodeFiles } from '../cells/case.ts';
import type { Kind, Runtime } from '../node/runtime.ts';
import { configOf, configPath } from './containerd-node.ts';

const host = 'registry.internal.corp:5000';
const image = `${host}/prod/app:1.4.2`;
const hosts = { 'registry.internal.corp': { port: 5000, plain: 'only' } } as const;
const inHttp = /server gave HTTP response to HTTPS client/;
const ca = (root: string) => `${root}/${host}/ca.crt`;

/** Where each program reads the CA of the registry. */
const places: Readonly<Partial<Record<Kind, (given: Given) => NodeFiles>>> = {
  containerd: (given) => ({
    ...configOf(given.model, configPath),
    [`/etc/containerd/certs.d/${host}/hosts.toml`]: hostsToml(
      `https://${host}`,
      `  ca = "${ca('/etc/containerd/certs.d')}"\n`,
    ),
    [ca('/etc/containerd/certs.d')]: given.ca.root,
  }),
  docker: (given) => ({ [ca('/etc/docker/certs.d')]: given.ca.root }),
  'docker-store': (given) => ({ [ca('/etc/docker/certs.d')]: given.ca.root }),
  buildkitd: (given) => ({
    '/etc/buildkit/buildkitd.toml': `[registry."${host}"]\n  ca = ["/etc/buildkit/corp.crt"]\n`,
    '/etc/buildkit/corp.crt': given.ca.root,
  }),
  podman: (given) => ({ [ca('/etc/containers/certs.d')]: given.ca.root }),
  skopeo: (given) => ({ [ca('/etc/containers/certs.d')]: given.ca.root }),
};
const kinds = Object.keys(places) as Kind[];
const hostsToml = (url: string, lines = ''): string =>
  `server = "${url}"\n\n[host."${url}"]\n  capabilities = ["pull", "resolve"]\n${lines}`;

/** A CA alone cures nothing, as we say; what does, as we say, is TLS on that port. */
async function withTls({ world, model }: Given, runtime: Runtime): Promise<string | undefined> {
  // It reads its file when it starts.
  if (model.kind === 'buildkitd') await runtime.restart();
  const still = await runtime.pull(image);
  if (still.ok || !inHttp.test(still.error))
    return `a CA does make a difference: ${still.ok ? 'it pulls' : still.error}`;
  await world.speakTls();
  return undefined;
}

const files = (given: Given): NodeFiles => places[given.model.kind]?.(given) ?? {};

/** Registries without TLS: there is nothing to trust there. */
export const plainHttpCases: readonly Case[] = [
  {
    id: 'plain-http',
    title: 'The registry speaks plain HTTP',
    kinds,
    ...{ image, hosts },
    hidden: ({ model }) => ({
      ...(model.kind === 'containerd' && configOf(model, configPath)),
      ...(model.kind === 'docker-store' && {
        '/etc/docker/daemon.json': '{ "features": { "containerd-snapshotter": true } }',
      }),
    }),
    before: { pull: 'fails', with: inHttp },
    advises: { says: /Enable TLS on registry\.internal\.corp:5000/, files, afterwards: withTls },
  },
  {
    id: 'plain-http-host-table',
    title: '`[host."http://…"]` for a registry in plain HTTP',
    kinds: ['containerd'],
    ...{ image, hosts },
    withoutError: true,
    before: { pull: 'insecure' },
    hidden: ({ model }) => configOf(model, configPath),
    files: () => ({ [`/etc/containerd/certs.d/${host}/hosts.toml`]: hostsToml(`http://${host}`) }),
    advises: {
      says: /https:\/\/ here before it does would break the pull, and a CA cures nothing without TLS/,
      files,
      afterwards: withTls,
    },
  },
  {
    id: 'docker-plain-http',
    title: '`insecure-registries` names a registry in plain HTTP',
    kinds: ['docker', 'docker-store'],
    ...{ image, hosts },
    withoutError: true,
    before: { pull: 'insecure' },
    files: ({ model }) => ({
      '/etc/docker/daemon.json': `{\n${model.kind === 'docker-store' ? '  "features": { "containerd-snapshotter": true },\n' : ''}  "insecure-registries": ["${host}"]\n}\n`,
    }),
    // Nothing in the files tells that it is plain HTTP: the plan asks before it changes anything.
    stops: /openssl s_client -connect registry\.internal\.corp:5000/,
  },
];
