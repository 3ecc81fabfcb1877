import fc from 'fast-check';
import { lines, oftener, once } from './pick.ts';

/** Roots of host directories; the list's second part is Docker's. */
export const roots = { containerd: '/etc/containerd/certs.d', docker: '/etc/docker/certs.d' } as const;

const configPath = oftener<string | undefined>(
  [10, `config_path = "${roots.containerd}"`],
  [3, `config_path = "${roots.containerd}/"`],
  [4, `config_path = "${roots.containerd}:${roots.docker}"`],
  [1, `config_path = ":${roots.containerd}"`],
  [1, 'config_path = "etc/containerd/certs.d"'],
  [1, `config_path = "${roots.containerd}/harbor.internal.corp"`],
  [1, 'config_path = "/etc/certs.d"'],
  [2, 'config_path = ""'],
  [1, `config_path = ["${roots.containerd}"]`],
  [1, `config_path = ${roots.containerd}`],
  [1, `config_path = '${roots.containerd}'`],
  [5, undefined],
);

const endpoint = fc.constantFrom(
  'https://mirror.internal.corp',
  'https://mirror.internal.corp:8443',
  'https://mirror.internal.corp/v2/proxy',
  'https://mirror.internal.corp/proxy/',
  'http://mirror.internal.corp:5000',
  'mirror.internal.corp:5000',
  'https://harbor.internal.corp',
  'https://harbor.internal.corp/',
  'https://harbor.internal.corp:5000',
  'http://harbor.internal.corp:5000',
  'http://localhost:5000',
  'localhost:5000',
  'https://registry-1.docker.io',
);

const host = fc.constantFrom(
  'harbor.internal.corp',
  'harbor.internal.corp:5000',
  'mirror.internal.corp',
  'mirror.internal.corp:8443',
  'docker.io',
);

type Table = (below: string, ...keys: (string | undefined)[]) => string;

const mirrors = (table: Table) =>
  fc
    .uniqueArray(fc.tuple(fc.oneof(host, fc.constant('*')), fc.array(endpoint, { maxLength: 3 })), {
      minLength: 0,
      maxLength: 2,
      selector: ([key]) => key,
    })
    .map((entries) =>
      lines(
        table('mirrors'),
        ...entries.map(([key, urls]) =>
          table(`mirrors."${key}"`, urls.length > 0 ? `endpoint = ${JSON.stringify(urls)}` : undefined),
        ),
      ),
    );

const tls = (table: Table) =>
  fc
    .tuple(
      fc.oneof(host, fc.constant('https://harbor.internal.corp')),
      oftener<string | undefined>(
        [4, 'ca_file = "/etc/containerd/pki/root.crt"'],
        [1, 'ca_file = "/etc/containerd/pki/absent.crt"'],
        [1, 'ca_file = "/etc/containerd/pki/rubbish.crt"'],
        [1, 'ca_file = ""'],
        [2, undefined],
      ),
      oftener<string | undefined>(
        [2, 'insecure_skip_verify = true'],
        [1, 'insecure_skip_verify = false'],
        [4, undefined],
      ),
      oftener<readonly (string | undefined)[]>(
        [5, []],
        [1, ['cert_file = "/etc/containerd/pki/client.crt"', 'key_file = "/etc/containerd/pki/client.key"']],
        [1, ['cert_file = "/etc/containerd/pki/client.crt"']],
      ),
    )
    .map(([key, ca, skip, pair]) => table(`configs."${key}".tls`, ca, skip, ...pair));

const auth = (table: Table) =>
  host.map((key) => table(`configs."${key}".auth`, 'username = "robot"', 'password = "obviously-fake"'));

/** A registry table of this plugin id, as written in a header. */
const registry = (id: string): fc.Arbitrary<string> => {
  const table: Table = (below, ...keys) =>
    lines(`[plugins.${id}.registry${below === '' ? '' : `.${below}`}]`, ...keys.map((key) => key && `  ${key}`));
  return fc
    .tuple(configPath, once(4, mirrors(table)), once(4, tls(table)), once(6, auth(table)), once(12, fc.constant(true)))
    .map(([path, some, configs, credentials, headers]) =>
      lines(table('', path), some, configs, credentials, headers ? table('headers', 'X-Meta-Node = ["a"]') : undefined),
    );
};

const id = oftener(
  [10, '"io.containerd.grpc.v1.cri"'],
  [8, '"io.containerd.cri.v1.images"'],
  [1, "'io.containerd.grpc.v1.cri'"],
  [2, 'cri'],
  [1, '"cri"'],
  [1, 'io.containerd.grpc.v1.cri'],
  [1, '"io.containerd.cri.v1.runtime"'],
  [1, '"io.containerd.grpc.v1.crii"'],
);

const version = oftener<string | undefined>(
  [10, 'version = 2'],
  [8, 'version = 3'],
  [2, 'version = 4'],
  [2, 'version = 1'],
  [4, undefined],
  [1, 'version = 5'],
  [1, 'version = "2"'],
);

const others = oftener<string | undefined>(
  [12, undefined],
  [1, '[plugins."io.containerd.grpc.v1.cri".containerd]\n  snapshotter = "overlayfs"'],
  [1, '[plugins."io.containerd.grpc.v1.cri".containerd]\n  discard_unpacked_layers = true'],
  [2, '[plugins."io.containerd.cri.v1.images"]\n  use_local_image_pull = true'],
  [1, '[plugins."io.containerd.cri.v1.images"]\n  max_concurrent_downloads = 5'],
  [1, '[plugins."io.containerd.cri.v1.images"]\n  discard_unpacked_layers = true'],
  [1, `[plugins."io.containerd.transfer.v1.local"]\n  config_path = "${roots.containerd}"`],
  [1, '[plugins."io.containerd.cri.v1.images".registry]\n  config_path = "/etc/certs.d"'],
  [1, '[debug]\n  level = "info"'],
);

const disabled = oftener<string | undefined>(
  [20, undefined],
  [2, 'disabled_plugins = []'],
  [1, 'disabled_plugins = ["cri"]'],
  [1, 'disabled_plugins = ["io.containerd.grpc.v1.cri"]'],
  [1, 'disabled_plugins = ["io.containerd.cri.v1.images"]'],
  [1, 'disabled_plugins = ["io.containerd.snapshotter.v1.btrfs"]'],
);

const blemish = oftener<(text: string) => string>(
  [24, (text) => text],
  [1, (text) => text.replaceAll('\n', '\r\n')],
  [1, (text) => `\ufeff${text}`],
  [1, (text) => text.replace(/"(\/etc\/containerd\/certs\.d)"/, '\u201c$1\u201d')],
  [1, (text) => `${text}\n[plugins."io.containerd.grpc.v1.cri".registry]\n`],
);

const text = fc
  .tuple(
    version,
    disabled,
    fc.uniqueArray(id, { minLength: 1, maxLength: 2 }),
    others,
    blemish,
    once(10, fc.constant('imports = ["/etc/containerd/conf.d/*.toml"]')),
  )
  .chain(([number, off, [first = '"cri"', second], more, spoil, imports]) =>
    fc
      .tuple(registry(first), second === undefined ? fc.constant(undefined) : once(3, registry(second)))
      .map(([one, two]) => spoil(`${lines(number, off, imports, '', one, two, more)}\n`)),
  );

/** config.toml as people write it, and as they get it wrong; undefined: there is none. */
export const configToml: fc.Arbitrary<string | undefined> = fc.oneof(
  { weight: 30, arbitrary: text },
  { weight: 1, arbitrary: fc.constant(undefined) },
);
