import type { Case, Given, NodeFiles } from '../cells/case.ts';
import type { Model } from '../node/runtime.ts';
import { configOf, registryTable, since2 } from './containerd-node.ts';
import { worlds } from './worlds.ts';

const mirror = 'mirror.internal.corp';
const image = 'docker.io/library/nginx:1.27';
const pasted = ({ ca }: Given): NodeFiles => ({ 'mirror-ca.crt': ca.root });
const json = '/etc/docker/daemon.json';

const daemonJson =
  (...lines: readonly string[]) =>
  ({ model }: Pick<Given, 'model'>): NodeFiles => ({
    [json]: `{\n${[...store(model), ...lines].map((line) => `  ${line}`).join(',\n')}\n}\n`,
  });
const store = ({ kind }: Model): string[] =>
  kind === 'docker-store' ? ['"features": { "containerd-snapshotter": true }'] : [];

const legacy = (model: Model, registry: string, url: string): string =>
  `${registryTable(model, `.mirrors."${registry}"`)}\n  endpoint = ["${url}"]\n`;
const legacyTls = (model: Model, line: string): string =>
  `${registryTable(model, `.configs."${mirror}".tls`)}\n  ${line}\n`;
const ofMirror = { pull: 'fails', with: /./ } as const;
/** The upstream cannot be reached: what a pull says that was refused by the mirror and went on. */
const hubUnreachable = { pull: 'fails', with: /registry-1\.docker\.io|mirror\.internal\.corp/ } as const;

/** The image store of 26 asks a mirror by HTTPS, whatever is written. */
const asksByHttps = ({ kind, release }: Model): boolean => kind === 'docker-store' && release === '26.1';

/** Mirrors of Docker Hub, where nothing but the mirror can be reached. */
export const mirrorCases: readonly Case[] = [
  {
    id: 'legacy-mirror-with-ca',
    title: '`registry.mirrors."docker.io"`, and its CA in `configs.*.tls`',
    kinds: ['containerd'],
    accept: 'all',
    ...{ image, hosts: worlds.cache, pasted },
    before: (model) => (since2(model) ? ofMirror : { pull: 'verified' }),
    files: ({ model, ca }) => ({
      ...configOf(
        model,
        '',
        `${legacy(model, 'docker.io', `https://${mirror}`)}${legacyTls(model, 'ca_file = "/etc/ssl/mirror.crt"')}`,
      ),
      '/etc/ssl/mirror.crt': ca.root,
    }),
  },
  {
    id: 'legacy-mirror-of-all',
    title: '`registry.mirrors."*"`, unverified',
    kinds: ['containerd'],
    accept: 'all',
    withoutError: true,
    ...{ image, hosts: worlds.cache, pasted },
    before: (model) => (since2(model) ? ofMirror : { pull: 'insecure' }),
    files: ({ model }) =>
      configOf(
        model,
        '',
        `${legacy(model, '*', `https://${mirror}`)}${legacyTls(model, 'insecure_skip_verify = true')}`,
      ),
  },
  {
    id: 'legacy-mirror-without-ca',
    title: '`registry.mirrors."docker.io"`, without its CA',
    kinds: ['containerd'],
    accept: 'all',
    ...{ image, hosts: worlds.cache, pasted },
    before: ofMirror,
    files: ({ model }) => configOf(model, '', legacy(model, 'docker.io', `https://${mirror}`)),
  },
  {
    id: 'docker-mirror-without-ca',
    title: '`registry-mirrors`, without the mirror’s CA',
    kinds: ['docker', 'docker-store'],
    accept: 'all',
    ...{ image, hosts: worlds.cache, pasted },
    command: (name) => `docker pull ${name}`,
    // The classic store shows the error of Docker Hub alone.
    logs: /Attempting next endpoint/,
    before: hubUnreachable,
    files: daemonJson(`"registry-mirrors": ["https://${mirror}"]`),
  },
  {
    id: 'docker-mirror-without-log',
    title: '`registry-mirrors`, without the mirror’s CA, and the log is not pasted',
    kinds: ['docker'],
    ...{ image, hosts: worlds.cache, pasted },
    before: hubUnreachable,
    notEnough: /why it went past a mirror stands in its log alone/,
    files: daemonJson(`"registry-mirrors": ["https://${mirror}"]`),
  },
  {
    id: 'buildkit-mirror-without-ca',
    title: '`registry-mirrors`, without the mirror’s CA',
    kinds: ['buildkit'],
    accept: 'all',
    ...{ image, hosts: worlds.cache, pasted },
    before: hubUnreachable,
    files: daemonJson(`"registry-mirrors": ["https://${mirror}"]`),
  },
  {
    id: 'docker-mirror-insecure',
    title: '`registry-mirrors`, and the mirror in `insecure-registries`',
    kinds: ['docker', 'docker-store'],
    accept: 'all',
    withoutError: true,
    ...{ image, hosts: worlds.cache, pasted },
    before: { pull: 'insecure' },
    files: daemonJson(`"registry-mirrors": ["https://${mirror}"]`, `"insecure-registries": ["${mirror}"]`),
  },
  {
    id: 'buildkit-mirror-insecure',
    title: '`registry-mirrors`, and the mirror in `insecure-registries`',
    kinds: ['buildkit'],
    // The builder of 20.10 verifies all the same.
    on: ({ release }) => release !== '20.10',
    accept: 'all',
    withoutError: true,
    ...{ image, hosts: worlds.cache },
    pasted: (given) => ({ ...pasted(given), Dockerfile: `FROM ${image}\n` }),
    before: { pull: 'insecure' },
    files: daemonJson(`"registry-mirrors": ["https://${mirror}"]`, `"insecure-registries": ["${mirror}"]`),
  },
  {
    id: 'docker-mirror-plain-and-tls',
    title: 'A mirror as http://, which speaks TLS as well',
    kinds: ['docker', 'docker-store'],
    accept: 'all',
    withoutError: true,
    ...{ image, hosts: { [mirror]: { plain: 'too' } }, pasted },
    before: (model) => (asksByHttps(model) ? ofMirror : { pull: 'insecure' }),
    early: asksByHttps,
    files: daemonJson(`"registry-mirrors": ["http://${mirror}"]`),
  },
  {
    id: 'docker-mirror-plain-only',
    title: 'A mirror as http://, which speaks nothing else',
    kinds: ['docker', 'docker-store'],
    accept: 'all',
    withoutError: true,
    ...{ image, hosts: { [mirror]: { plain: 'only' } }, pasted },
    before: (model) => (asksByHttps(model) ? ofMirror : { pull: 'insecure' }),
    files: daemonJson(`"registry-mirrors": ["http://${mirror}"]`),
    stops: /openssl s_client -connect mirror\.internal\.corp/,
  },
  {
    id: 'podman-mirror-without-ca',
    title: '`[[registry.mirror]]`, without the mirror’s CA',
    kinds: ['podman', 'skopeo'],
    accept: 'all',
    ...{ image, hosts: worlds.cache, pasted },
    before: { pull: 'fails', with: /mirror\.internal\.corp.*certificate signed by unknown authority/ },
    hidden: () => ({
      '/etc/containers/registries.conf': `[[registry]]\nlocation = "docker.io"\n\n[[registry.mirror]]\nlocation = "${mirror}"\n`,
    }),
  },
];
