import { certificates, host } from '../tests/pki/index.ts';

/** One paste to measure. */
export interface Input {
  name: string;
  paste: string;
  /** What the paste is called when it was dropped as a file. */
  path?: string;
}

const error = `Failed to pull image "${host}/prod/app:1.4.2": rpc error: code = Unknown desc = failed to pull and unpack image "${host}/prod/app:1.4.2": failed to resolve reference "${host}/prod/app:1.4.2": failed to do request: Head "https://${host}/v2/prod/app/manifests/1.4.2": tls: failed to verify certificate: x509: certificate signed by unknown authority\n`;

const repeat = (size: number, piece: (n: number) => string): string => {
  const pieces: string[] = [];
  for (let [n, length] = [0, 0]; length < size; n++) {
    const next = piece(n);
    pieces.push(next);
    length += next.length;
  }
  return pieces.join('');
};

/** A config.toml of so many lines with a registry section that does not say where hosts are configured. */
function containerdConfig(lines: number): string {
  const head = [
    'version = 2',
    'root = "/var/lib/containerd"',
    'state = "/run/containerd"',
    '',
    '[grpc]',
    '  address = "/run/containerd/containerd.sock"',
    '',
    '[plugins."io.containerd.grpc.v1.cri"]',
    '  sandbox_image = "registry.k8s.io/pause:3.9"',
    '',
    '  [plugins."io.containerd.grpc.v1.cri".registry]',
    '    config_path = ""',
    '',
    '  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]',
    '    runtime_type = "io.containerd.runc.v2"',
  ];
  const rest = Array.from({ length: Math.round(lines) - head.length }, (_, n) => {
    if (n % 10 === 0) return `  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.class-${n}]`;
    return n % 10 === 9 ? `    # class ${n} is used by batch jobs` : `    setting_${n} = "value ${n}"`;
  });
  return `${[...head, ...rest].join('\n')}\n`;
}

/** What people paste most: an error, a config of 300 lines, and the chain with its root. */
export async function everyday(): Promise<Input> {
  const { leaf, intermediate, root } = await certificates();
  return { name: 'error, 300 lines, chain', paste: asOnePaste(leaf + intermediate + root) };
}

/** The same without certificates, so that their share shows. */
export const everydayWithoutChain: Input = { name: 'error, 300 lines', paste: asOnePaste('') };

function asOnePaste(chain: string): string {
  const config = `==> /etc/containerd/config.toml <==\n${containerdConfig(300)}`;
  return `${error}\n${config}${chain && `\n==> chain.pem <==\n${chain}`}`;
}

interface Kind {
  name: string;
  path?: string;
  of(size: number, leaf: string): string;
}

/** Kinds of large input. */
export const kinds: readonly Kind[] = [
  { name: 'journal', of: (size) => repeat(size, (n) => `Nov 21 10:00:00 node-${n} kubelet[812]: ${error}`) },
  {
    name: 'config.toml',
    path: 'config.toml',
    of: (size) => containerdConfig(size / 28),
  },
  {
    name: 'thousands of mirrors',
    path: 'config.toml',
    of: (size) => `version = 2\n${repeat(size, mirror)}`,
  },
  {
    name: 'daemon.json',
    path: 'daemon.json',
    of: (size) =>
      `{"insecure-registries": [${repeat(size, (n) => `\n  "registry-${n}.internal.corp:5000",`)}\n  "last"]}`,
  },
  {
    name: 'Dockerfile',
    path: 'Dockerfile',
    of: (size) =>
      `FROM debian:12\n${repeat(size, (n) => `RUN curl -fsSk https://files.internal.corp/${n} -o /opt/${n}\n`)}`,
  },
  { name: 'one certificate, often', path: 'chain.pem', of: (size, leaf) => repeat(size, () => leaf) },
  { name: 'one long line', of: (size) => repeat(size, (n) => `word-${n} `) },
  {
    name: 'control characters',
    of: (size) => repeat(size, (n) => String.fromCharCode(n % 32, 0xd800 + (n % 2048))),
  },
];

const mirror = (n: number) =>
  `[plugins."io.containerd.grpc.v1.cri".registry.mirrors."registry-${n}.internal.corp"]\n  endpoint = ["https://mirror-${n}.internal.corp"]\n`;

/** An input of about `size` UTF-16 code units. */
export async function large({ name, path, of }: Kind, size: number): Promise<Input> {
  const { leaf } = await certificates();
  return { name, ...(path && { path }), paste: of(size, leaf) };
}

/** Kinds of input that are nothing but secrets, or look like the beginning of one everywhere. */
export const secretKinds: readonly Kind[] = [
  { name: 'passwords', of: (size) => repeat(size, (n) => `DB_PASSWORD_${n}=FAKE${n}!x'y"z&w\n`) },
  { name: 'passwords alike', of: (size) => repeat(size, (n) => `password=FAKEfakeFAKEfakeFAKE${n}\n`) },
  { name: 'Secrets', path: 'a.yaml', of: (size) => repeat(size, secret) },
  { name: 'auths', path: 'a.json', of: (size) => `{${repeat(size, auth)}"last": {}}` },
  {
    name: 'credentials in URLs',
    of: (size) => repeat(size, (n) => `https://u${n}:FAKE${n}pass@h${n}.corp/?sig=${n}FAKE `),
  },
  { name: 'stringData', path: 'a.yaml', of: (size) => `kind: Secret\nstringData:\n${repeat(size, stringData)}` },
  { name: 'half private keys', of: (size) => repeat(size, halfKey) },
  { name: 'addresses', of: (size) => repeat(size, (n) => `10.${n >> 16}.${(n >> 8) & 255}.${n & 255} `) },
  { name: 'people', of: (size) => repeat(size, (n) => `u${n}@h${n}.corp `) },
  { name: 'one alias, often', path: 'a.yaml', of: aliases },
  { name: 'base64', of: (size) => repeat(size, () => 'RkFLRWZha2VGQUtFZmFrZUZBS0VmYWtl ') },
  ...[
    'password: ',
    'password="',
    '--password ',
    'curl -u a:b ',
    'docker login ',
    'eyJ',
    '://a:',
    '{a: ',
    '- ',
    '${',
    'a.b.',
    'echo ',
    '-----BEGIN RSA PRIVATE KEY-----\n',
    'password: \u{1f511}\n',
  ].map((piece) => ({ name: `${piece.trim()} over and over`, of: (size: number) => repeat(size, () => piece) })),
];

const stringData = (n: number) => `  k${n}: "FAKE ${n} 'value"\n`;
const halfKey = (n: number) =>
  `-----BEGIN PRIVATE KEY-----\nMIIE${btoa(`FAKE key number ${n}, half of which is here`)}\n`;
const secret = (n: number) =>
  `apiVersion: v1\nkind: Secret\nmetadata:\n  name: s${n}\ndata:\n  password: ${btoa(`FAKEpass-${n}`)}\n---\n`;
const auth = (n: number) =>
  `"r${n}.corp": {"password": "FAKE${n}\\u0041", "auth": ${JSON.stringify(btoa(`u:FAKE${n}`))}},\n`;

function aliases(size: number): string {
  const names = repeat(size / 3, (n) => `FAKEa${n}, `);
  return `a: &x [${names}]\n${repeat((size * 2) / 3, () => 'password: *x\n')}`;
}
