import { type Case, certsD, config, node, v2 } from './case.ts';

const table = 'plugins."io.containerd.grpc.v1.cri".registry';
const path = `  config_path = "${certsD}"`;
const mirror = (host: string, ...endpoints: string[]) =>
  `  [${table}.mirrors."${host}"]\n    endpoint = ${JSON.stringify(endpoints)}`;
const tls = (host: string, text: string) => `  [${table}.configs."${host}".tls]\n    ${text}`;
const auth = `  [${table}.configs."harbor.internal.corp".auth]\n    username = "robot"\n    password = "not-a-real-password"`;
/** Away from certs.d, which 2.2 and later read by default when a pull is local. */
const caFile = '/etc/pki/corp/root.pem';
const withRegistry = (...parts: string[]) => ({ [config]: v2(parts.join('\n')), [caFile]: '@@CERT:root@@' });
const besideHosts = (...parts: string[]) => node(withRegistry(...parts));

/** registry.mirrors and registry.configs, alone and beside config_path. */
export const legacy: Record<string, Case> = {
  'mirrors-beside-config-path': {
    about: 'mirrors beside config_path',
    files: besideHosts(path, mirror('harbor.internal.corp', 'https://harbor.internal.corp')),
  },
  'mirrors-header-only': {
    about: 'An empty mirrors table is no mirror',
    files: besideHosts(path, `  [${table}.mirrors]`),
  },
  'tls-beside-config-path': {
    about: 'configs.tls beside config_path',
    files: besideHosts(path, tls('harbor.internal.corp', `ca_file = "${caFile}"`)),
  },
  'auth-beside-config-path': { about: 'configs.auth beside config_path', files: besideHosts(path, auth) },
  'legacy-ca-file': {
    about: 'configs.tls.ca_file, no config_path',
    files: withRegistry(tls('harbor.internal.corp', `ca_file = "${caFile}"`)),
  },
  'legacy-ca-file-beside-hosts': {
    about: 'configs.tls.ca_file beside a right hosts.toml, no config_path',
    files: besideHosts(tls('harbor.internal.corp', `ca_file = "${caFile}"`)),
  },
  'legacy-ca-file-missing': {
    about: 'configs.tls.ca_file that does not exist',
    files: withRegistry(tls('harbor.internal.corp', 'ca_file = "/etc/ssl/corp.crt"')),
  },
  'legacy-ca-file-not-pem': {
    about: 'configs.tls.ca_file without a certificate',
    files: { ...withRegistry(tls('harbor.internal.corp', `ca_file = "${caFile}"`)), [caFile]: 'not a certificate\n' },
  },
  'legacy-cert-without-key': {
    about: 'configs.tls.cert_file without key_file',
    files: withRegistry(tls('harbor.internal.corp', `cert_file = "${caFile}"`)),
  },
  'legacy-skip-verify': {
    about: 'configs.tls.insecure_skip_verify',
    files: withRegistry(tls('harbor.internal.corp', 'insecure_skip_verify = true')),
  },
  'legacy-config-key-with-scheme': {
    about: 'A key of configs with https:// in it',
    files: withRegistry(tls('https://harbor.internal.corp', `ca_file = "${caFile}"`)),
  },
  'legacy-mirror': {
    about: 'A mirror with a CA of its own',
    files: withRegistry(
      mirror('harbor.internal.corp', 'https://mirror.internal.corp'),
      tls('mirror.internal.corp', `ca_file = "${caFile}"`),
    ),
  },
  'legacy-mirror-itself': {
    about: 'The registry as its own mirror: no second entry',
    files: withRegistry(mirror('harbor.internal.corp', 'https://harbor.internal.corp')),
  },
  'legacy-mirror-http': {
    about: 'A mirror without TLS',
    files: withRegistry(mirror('harbor.internal.corp', 'http://harbor.internal.corp')),
  },
  'legacy-mirror-no-scheme': {
    about: 'A mirror without scheme',
    files: withRegistry(mirror('harbor.internal.corp', 'mirror.internal.corp:8443')),
  },
  'legacy-mirror-wildcard': {
    about: 'A mirror for every registry, with a path',
    files: withRegistry(mirror('*', 'https://mirror.internal.corp/v2/proxy')),
  },
  'legacy-mirror-endpoint-text': {
    about: 'endpoint as text instead of a list',
    files: withRegistry(`  [${table}.mirrors."harbor.internal.corp"]\n    endpoint = "https://harbor.internal.corp"`),
  },
  'legacy-mirror-unreadable': {
    about: 'A mirror that is no URL',
    files: withRegistry(mirror('harbor.internal.corp', 'https://harbor internal corp:port')),
  },
  'legacy-auths': {
    about: 'registry.auths',
    files: withRegistry(
      `  [${table}.auths."https://harbor.internal.corp"]\n    username = "robot"\n    password = "not-a-real-password"`,
    ),
  },
};
