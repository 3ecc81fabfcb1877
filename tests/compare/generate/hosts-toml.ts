import fc from 'fast-check';
import { lines, oftener, once } from './pick.ts';

const capabilities = oftener<string | undefined>(
  [10, 'capabilities = ["pull", "resolve"]'],
  [4, undefined],
  [2, 'capabilities = ["pull"]'],
  [1, 'capabilities = ["resolve"]'],
  [1, 'capabilities = ["push"]'],
  [1, 'capabilities = []'],
  [1, 'capabilities = ["Pull", "RESOLVE", "push"]'],
  [1, 'capabilities = ["pull", "resolve", "referrers"]'],
  [1, 'capabilities = ["pull", "resolv"]'],
  [1, 'capabilities = "pull"'],
);

const ca = oftener<string | undefined>(
  [6, 'ca = "/etc/containerd/pki/root.crt"'],
  [3, 'ca = "ca.crt"'],
  [2, 'ca = ["/etc/containerd/pki/root.crt", "/etc/containerd/pki/other.crt"]'],
  [1, 'ca = "/etc/containerd/pki/other.crt"'],
  [1, 'ca = "/etc/containerd/pki/intermediate.crt"'],
  [1, 'ca = "/etc/containerd/pki/leaf.crt"'],
  [1, 'ca = "/etc/containerd/pki/bundle.pem"'],
  [1, 'ca = "/etc/containerd/pki/absent.crt"'],
  [1, 'ca = "/etc/containerd/pki/rubbish.crt"'],
  [1, 'ca = ""'],
  [1, 'ca = []'],
  [1, 'ca = true'],
  [5, undefined],
);

const client = oftener<string | undefined>(
  [20, undefined],
  [2, 'client = [["/etc/containerd/pki/client.crt", "/etc/containerd/pki/client.key"]]'],
  [1, 'client = ["/etc/containerd/pki/client.crt", "/etc/containerd/pki/client.key"]'],
  [1, 'client = "/etc/containerd/pki/client.pem"'],
  [1, 'client = [["/etc/containerd/pki/client.pem", ""]]'],
  [1, 'client = [["/etc/containerd/pki/absent.crt", "/etc/containerd/pki/client.key"]]'],
);

const skip = oftener<string | undefined>(
  [12, undefined],
  [2, 'skip_verify = true'],
  [1, 'skip_verify = false'],
  [1, 'skip_verify = "true"'],
  [1, 'insecure_skip_verify = true'],
);

const override = oftener<string | undefined>(
  [10, undefined],
  [2, 'override_path = true'],
  [1, 'override_path = false'],
);

const url = fc.constantFrom(
  'https://harbor.internal.corp',
  'https://harbor.internal.corp',
  'https://harbor.internal.corp:5000',
  'https://harbor.internal.corp/',
  'https://harbor.internal.corp/v2',
  'https://harbor.internal.corp/v2/proxy-cache/',
  'https://mirror.internal.corp',
  'https://mirror.internal.corp:8443/artifactory/api',
  'http://harbor.internal.corp',
  'http://harbor.internal.corp:5000',
  'http://harbor.internal.corp:80',
  'http://localhost:5000',
  'harbor.internal.corp',
  'harbor.internal.corp:5000',
  'HTTPS://harbor.internal.corp',
  'http-cache.internal.corp:5000',
);

const keys = fc.tuple(capabilities, ca, client, skip, override);

const host = fc
  .tuple(url, keys, fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), once(12, fc.constant('[plural]')))
  .map(([address, values, order, plural]) =>
    lines(
      `[${plural ? 'hosts' : 'host'}."${address}"]`,
      ...order.map((index) => values[index] && `  ${values[index]}`),
    ),
  );

/** Other ways to write a host, which not every release reads. */
const oddHost = oftener(
  [1, 'host."https://harbor.internal.corp".ca = "/etc/containerd/pki/root.crt"'],
  [
    1,
    '[host]\n"https://harbor.internal.corp" = { ca = "/etc/containerd/pki/root.crt", capabilities = ["pull", "resolve"] }',
  ],
  [1, '[host.harbor.internal.corp]\n  ca = "/etc/containerd/pki/root.crt"'],
  [1, '[host.https://harbor.internal.corp]\n  ca = "/etc/containerd/pki/root.crt"'],
  [1, '[host]'],
  [1, '[host."https://harbor.internal.corp".header]\n  x-team = "a"'],
  [1, '[host."https://harbor.internal.corp".header]\n  x-team = 5'],
  [1, 'rewrite = "^a"'],
);

const server = oftener<string | undefined>(
  [6, 'server = "https://harbor.internal.corp"'],
  [5, undefined],
  [1, 'server = "https://harbor.internal.corp:5000"'],
  [1, 'server = "harbor.internal.corp"'],
  [1, 'server = "https://mirror.internal.corp/cache"'],
  [1, 'server = "http://harbor.internal.corp:5000"'],
  [1, 'server = ""'],
);

const blemish = oftener<(text: string) => string>(
  [30, (text) => text],
  [1, (text) => text.replaceAll('\n', '\r\n')],
  [1, (text) => `\ufeff${text}`],
  [1, (text) => text.replace('"]', ']')],
  [1, (text) => text.replace('true', 'True')],
  [1, (text) => `${text}\nserver = "https://mirror.internal.corp"\n`],
  [1, () => ''],
  [1, () => '# nothing\n'],
);

/** hosts.toml as people write it, and as they get it wrong. */
export const hostsToml: fc.Arbitrary<string> = fc
  .tuple(
    server,
    fc.oneof(
      { weight: 1, arbitrary: keys },
      { weight: 2, arbitrary: fc.tuple(fc.constant(undefined), ca) },
      { weight: 2, arbitrary: fc.constant([]) },
    ),
    fc.array(host, { maxLength: 2 }),
    once(8, oddHost),
    blemish,
  )
  .map(([address, top, hosts, odd, spoil]) => spoil(`${lines(address, ...top, '', ...hosts, odd)}\n`));
