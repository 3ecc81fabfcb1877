import fc from 'fast-check';
import type { Name } from '../../pki/index.ts';
import { configToml, roots } from './config-toml.ts';
import { hostsToml } from './hosts-toml.ts';
import { oftener, once } from './pick.ts';

/** A node, what is pulled on it, and what the registry presents. */
export interface Node {
  registry: string;
  image: string;
  /** By absolute path; `@@CERT:name@@` stands for a text of tests/pki. */
  files: Readonly<Record<string, string>>;
  /** Empty: nobody pasted it. */
  chain: readonly Name[];
}

const marker = (...names: Name[]) => names.map((name) => `@@CERT:${name}@@`).join('');

/** Files that configurations point at. */
const pki: Readonly<Record<string, string>> = {
  '/etc/containerd/pki/root.crt': marker('root'),
  '/etc/containerd/pki/other.crt': marker('other-root'),
  '/etc/containerd/pki/intermediate.crt': marker('intermediate'),
  '/etc/containerd/pki/leaf.crt': marker('leaf'),
  '/etc/containerd/pki/bundle.pem': marker('other-root', 'root'),
  '/etc/containerd/pki/rubbish.crt': 'MIIB no PEM\n',
  '/etc/containerd/pki/client.crt': marker('leaf'),
  '/etc/containerd/pki/client.key': marker('private-key'),
  '/etc/containerd/pki/client.pem': marker('leaf', 'private-key'),
};

const registry = oftener(
  [8, 'harbor.internal.corp'],
  [5, 'harbor.internal.corp:5000'],
  [1, 'docker.io'],
  [1, 'localhost:5000'],
  [1, '192.0.2.2:5000'],
);

/** Names of the directories that people make for a registry. */
const directoryOf = (name: string) => {
  const [, bare = name, port = ''] = /^(.*?)(?::(\d+))?$/.exec(name) ?? [];
  return oftener(
    [10, name],
    [2, `${bare}_${port || '443'}_`],
    [2, '_default'],
    [1, bare],
    [1, `${bare}:${port || '443'}`],
    [1, bare.toUpperCase()],
    [1, `https:/${bare}`],
  );
};

const dockerStyle = fc
  .record({
    'ca.crt': oftener<string | undefined>(
      [4, marker('root')],
      [1, marker('other-root')],
      [1, 'MIIB no PEM\n'],
      [1, undefined],
    ),
    'ca.pem': oftener<string | undefined>([1, marker('root')], [4, undefined]),
    'client.cert': oftener<string | undefined>([1, marker('leaf')], [5, undefined]),
    'client.key': oftener<string | undefined>([1, marker('private-key')], [5, undefined]),
  })
  .map((files) => files as Readonly<Record<string, string | undefined>>);

const inDirectory = fc.oneof(
  {
    weight: 6,
    arbitrary: hostsToml.map((text): Readonly<Record<string, string | undefined>> => ({ 'hosts.toml': text })),
  },
  {
    weight: 6,
    arbitrary: hostsToml.map(
      (text): Readonly<Record<string, string | undefined>> => ({ 'hosts.toml': text, 'ca.crt': marker('root') }),
    ),
  },
  { weight: 3, arbitrary: dockerStyle },
  { weight: 2, arbitrary: fc.tuple(dockerStyle, hostsToml).map(([files, text]) => ({ ...files, 'hosts.toml': text })) },
  {
    weight: 1,
    arbitrary: hostsToml.map((text): Readonly<Record<string, string | undefined>> => ({ 'host.toml': text })),
  },
);

const directory = (name: string) =>
  fc
    .tuple(oftener<string>([6, roots.containerd], [2, roots.docker]), directoryOf(name), inDirectory)
    .map(([root, folder, files]) =>
      Object.entries(files).flatMap(([file, text]): [string, string][] =>
        text === undefined ? [] : [[`${root}/${folder}/${file}`, text]],
      ),
    );

const chain = oftener<readonly Name[]>(
  [8, ['leaf', 'intermediate']],
  [2, ['leaf']],
  [1, ['self-signed']],
  [1, ['other-leaf']],
  [1, ['expired-leaf', 'intermediate']],
  [1, ['wrong-san-leaf', 'intermediate']],
  [2, []],
);

const systemStore = once(12, oftener([1, marker('root')], [1, marker('other-root')]));

export const node: fc.Arbitrary<Node> = registry.chain((name) =>
  fc
    .tuple(configToml, fc.array(directory(name), { minLength: 0, maxLength: 2 }), chain, systemStore)
    .map(([config, directories, presented, store]) => ({
      registry: name,
      image: name === 'docker.io' ? 'docker.io/library/alpine:3' : `${name}/team/app:1.4`,
      files: withNamed({
        ...(config !== undefined && { '/etc/containerd/config.toml': config }),
        ...Object.fromEntries(directories.flat()),
        ...(store !== undefined && { '/etc/ssl/certs/ca-certificates.crt': store }),
      }),
      chain: presented,
    })),
);

/** With those files of `pki` that are named somewhere: what nobody names has no bearing, and its certificates would be judged. */
function withNamed(files: Readonly<Record<string, string>>): Record<string, string> {
  const texts = Object.values(files).join('\n');
  return { ...files, ...Object.fromEntries(Object.entries(pki).filter(([path]) => texts.includes(`"${path}"`))) };
}
