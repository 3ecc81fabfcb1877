import { pem } from '../session.ts';

/**
 * Every kind of secret that people hold when a pull fails, all of them made up here. The prefixes stand apart from what
 * follows them, so that no scanner of repositories takes one for real.
 */
const fake = (prefix: string, body: string): string => prefix + body;
const letters = (word: string, length: number): string => word.repeat(Math.ceil(length / word.length)).slice(0, length);

const inBase64 = (text: string): string => Buffer.from(text).toString('base64');

/** A PEM block of the given kind whose body is no key; what must not leave is its lines. */
const keyBlock = (label: string, word: string): string => {
  const body = inBase64(letters(word, 240)).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...body, `-----END ${label}-----`, ''].join('\n');
};

const pkcs8 = keyBlock('PRIVATE KEY', 'planted-pkcs8-key ');
const rsa = keyBlock('RSA PRIVATE KEY', 'planted-rsa-key ');
const ec = keyBlock('EC PRIVATE KEY', 'planted-ec-key ');
const sealed = keyBlock('ENCRYPTED PRIVATE KEY', 'planted-sealed-key ');
const ssh = keyBlock('OPENSSH PRIVATE KEY', 'planted-ssh-key ');
const ofSecret = keyBlock('PRIVATE KEY', 'planted-key-of-a-secret ');
const ofKubeconfig = keyBlock('EC PRIVATE KEY', 'planted-key-of-kubeconfig ');
const cutOff = keyBlock('PRIVATE KEY', 'planted-key-cut-off ').split('\n').slice(0, 4).join('\n');

const jwt = [
  inBase64('{"alg":"RS256","kid":"planted"}'),
  inBase64('{"sub":"system:serviceaccount:shop:planted-robot"}'),
  letters('PlantedSignature', 60),
]
  .map((part) => part.replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_'))
  .join('.');

/** The secrets by what they are. Each is told apart from all others, so that a test can say which one has left. */
export const secrets = {
  'password in auth of containerd': 'Planted-cri-Pa55!',
  'pair in auth of containerd': 'planted-robot:Planted-pair-Pa55',
  'identity token': letters('PlantedIdentity7', 48),
  'header of hosts.toml': letters('PlantedHeader9', 42),
  'password of a proxy': 'Planted-proxy-Pa55',
  'password in .dockerconfigjson': 'Planted$dockercfg&Pa55',
  'password in stringData': 'Planted stringData "Pa55"',
  'password in data': 'Planted-data-Pa55-ü',
  'private key in data': ofSecret,
  'PKCS #8 key': pkcs8,
  'RSA key': rsa,
  'EC key': ec,
  'encrypted key': sealed,
  'OpenSSH key': ssh,
  'key with line ends written out': keyBlock('PRIVATE KEY', 'planted-escaped-key '),
  'key that is cut off': cutOff,
  'ENV of a Dockerfile': 'Planted-env-Pa55word',
  'ARG of a Dockerfile': letters('plantedArgument4', 32),
  'curl -u': 'Planted-curl-Pa55',
  '--password of a command': 'Planted/flag+Pa55=',
  'npm token': fake('npm_', letters('PlantedNpm3', 36)),
  'password of a pip index': 'Planted-pip-Pa55',
  'password in a git address': 'Planted-git-Pa55',
  'AWS access key': fake('AKIA', letters('PLANTED7', 16)),
  'AWS secret key': letters('PlantedAws/Secret+', 40),
  'GitHub token': fake('ghp_', letters('PlantedGitHub5', 36)),
  'GitLab token': fake('glpat-', letters('PlantedLab8', 20)),
  'Slack token': fake('xoxb-', letters('1234567890-Planted', 40)),
  'OpenAI key': fake('sk-proj-', letters('PlantedOpen6', 48)),
  'Anthropic key': fake('sk-ant-api03-', letters('PlantedAnth2', 80)),
  'Google key': fake('AIza', letters('PlantedGoogle1', 35)),
  'Vault token': fake('hvs.', letters('PlantedVault4', 40)),
  'service account token': jwt,
  'secret of a Harbor robot': letters('PlantedHarbor3', 32),
  'Docker Hub token': fake('dckr_pat_', letters('PlantedHub6', 27)),
  'PyPI token': fake('pypi-', letters('AgEPlanted5', 80)),
  'Azure account key': `${letters('PlantedAzure9', 86)}==`,
  'signature of a presigned address': letters('0123456789abcdef', 64),
  'password of a database': 'Planted-db-Pa55',
  'bearer in a log': letters('PlantedBearer2', 44),
  'pair of a basic header': 'planted-user:Planted-basic-Pa55',
  'token of a kubeconfig': letters('PlantedKube8', 40),
  'key of a kubeconfig': ofKubeconfig,
  'password in .netrc': 'Planted-netrc-Pa55',
  'Hugging Face token': fake('hf_', letters('PlantedFace7', 34)),
  'Stripe key': fake('sk_live_', letters('PlantedStripe1', 24)),
  'password by itself in prose': 'Planted-cri-Pa55!',
} as const;

const host = 'harbor.internal.corp';

const error = `Events:
  Warning  Failed  12s (x3 over 51s)  kubelet  Failed to pull image "${host}/shop/cart:1.8.2": rpc error: code = Unknown desc = failed to pull and unpack image "${host}/shop/cart:1.8.2": failed to resolve reference "${host}/shop/cart:1.8.2": failed to do request: Head "https://${host}/v2/shop/cart/manifests/1.8.2": tls: failed to verify certificate: x509: certificate signed by unknown authority
time="2026-11-21T10:00:00Z" level=debug msg="do request" header.authorization="Bearer ${secrets['bearer in a log']}" host=${host}
> Authorization: Basic ${inBase64(secrets['pair of a basic header'])}
docker login ${host} -u robot$planted --password ${secrets['--password of a command']}
curl -u planted:${secrets['curl -u']} https://${host}/v2/
Get "https://blobs.internal.corp/shop?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${secrets['AWS access key']}%2F20261121&X-Amz-Signature=${secrets['signature of a presigned address']}": x509: certificate signed by unknown authority
git clone https://planted:${secrets['password in a git address']}@git.internal.corp/shop.git
export VAULT_TOKEN=${secrets['Vault token']} SLACK=${secrets['Slack token']}
using ${secrets['GitHub token']} then ${secrets['GitLab token']} and ${secrets['Docker Hub token']}
the robot secret: ${secrets['secret of a Harbor robot']}
I also tried the password ${secrets['password in auth of containerd']} by hand
`;

const config = `version = 2

[plugins."io.containerd.grpc.v1.cri".registry]
  config_path = ""

  [plugins."io.containerd.grpc.v1.cri".registry.configs."${host}".auth]
    username = "planted-robot"
    password = "${secrets['password in auth of containerd']}"
    auth = "${inBase64(secrets['pair in auth of containerd'])}"
    identitytoken = "${secrets['identity token']}"
`;

const hosts = `server = "https://mirror.internal.corp"

[host."https://mirror.internal.corp"]
  skip_verify = true
  [host."https://mirror.internal.corp".header]
    authorization = "Bearer ${secrets['header of hosts.toml']}"
`;

const daemon = `{
  "insecure-registries": ["${host}"],
  "proxies": { "https-proxy": "http://planted:${secrets['password of a proxy']}@proxy.internal.corp:3128" }
}
`;

const dockerfile = `FROM debian:12
ARG NPM_TOKEN=${secrets['ARG of a Dockerfile']}
ENV DB_PASSWORD="${secrets['ENV of a Dockerfile']}" \\
    AWS_SECRET_ACCESS_KEY=${secrets['AWS secret key']}
RUN curl -fsSk https://files.internal.corp/tool -o /opt/tool
RUN npm config set //npm.internal.corp/:_authToken ${secrets['npm token']}
RUN pip install --index-url https://planted:${secrets['password of a pip index']}@pypi.internal.corp/simple shop
RUN printf 'machine files.internal.corp login planted password ${secrets['password in .netrc']}\\n' > /root/.netrc
RUN export OPENAI_API_KEY=${secrets['OpenAI key']} ANTHROPIC_API_KEY=${secrets['Anthropic key']} GOOGLE_API_KEY=${secrets['Google key']}
RUN TWINE_PASSWORD=${secrets['PyPI token']} HF_TOKEN=${secrets['Hugging Face token']} STRIPE_KEY=${secrets['Stripe key']} make release
RUN echo "DefaultEndpointsProtocol=https;AccountName=planted;AccountKey=${secrets['Azure account key']};EndpointSuffix=core.windows.net" > /opt/azure
RUN DATABASE_URL=postgres://planted:${secrets['password of a database']}@db.internal.corp/shop ./migrate
`;

const dockerConfig = JSON.stringify({
  auths: {
    [host]: {
      username: 'planted',
      password: secrets['password in .dockerconfigjson'],
      auth: inBase64(`planted:${secrets['password in .dockerconfigjson']}`),
    },
  },
});

const manifest = `apiVersion: v1
kind: Secret
metadata:
  name: pull
type: kubernetes.io/dockerconfigjson
data:
  .dockerconfigjson: ${inBase64(dockerConfig)}
  password: ${inBase64(secrets['password in data'])}
  tls.key: ${inBase64(secrets['private key in data'])}
stringData:
  other: '${secrets['password in stringData']}'
  token: ${secrets['service account token']}
`;

const kubeconfig = `apiVersion: v1
kind: Config
users:
  - name: planted
    user:
      token: ${secrets['token of a kubeconfig']}
      client-key-data: ${inBase64(secrets['key of a kubeconfig'])}
`;

const keys = `${JSON.stringify({ key: secrets['key with line ends written out'] })}
${secrets['RSA key']}${secrets['EC key']}${secrets['encrypted key']}${secrets['OpenSSH key']}${secrets['PKCS #8 key']}${secrets['key that is cut off']}
`;

/** Files as a person drops them: an error, configs of several runtimes, Secrets, a chain. */
export const files: Readonly<Record<string, string>> = {
  'error.txt': error,
  '/etc/containerd/config.toml': config,
  '/etc/containerd/certs.d/mirror.internal.corp/hosts.toml': hosts,
  '/etc/docker/daemon.json': daemon,
  Dockerfile: dockerfile,
  'secret.yaml': manifest,
  kubeconfig,
  'chain.pem': pem('leaf') + pem('intermediate') + pem('root'),
  'keys.txt': keys,
};

/** All of it as one paste. */
export const planted: string = Object.entries(files)
  .map(([path, text]) => `==> ${path} <==\n${text}`)
  .join('\n');
