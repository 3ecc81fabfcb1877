import type { Node } from '../../../compare/generate/node.ts';

type Files = Readonly<Record<string, string>>;

/** A row of the measured matrix. One letter a release, in its order: pulls, fails, CRI not loaded, daemon x. */
export interface Row {
  files: (isOld: boolean) => Files;
  measured: string;
  chain?: Node['chain'];
  registry?: string;
  /** Why the files alone tell another story than the run. */
  differs?: string;
}

const config = '/etc/containerd/config.toml';
const certsD = '/etc/containerd/certs.d';
const own = 'harbor.internal.corp';
const ca = '/etc/containerd/pki/corp-root.crt';
const path = `  config_path = "${certsD}"`;
const root = '@@CERT:root@@';
const may = '  capabilities = ["pull", "resolve"]\n';
const server = `server = "https://${own}"\n`;

const section = (isOld: boolean) => `plugins."io.containerd.${isOld ? 'grpc.v1.cri' : 'cri.v1.images'}".registry`;
const toml = (isOld: boolean, body = path, more = '') =>
  `version = ${isOld ? 2 : 3}\n\n[${section(isOld)}]\n${body}\n${more}`;
const hosts = (keys: string, url = `https://${own}`) => `${server}[host."${url}"]\n${keys}\n`;
const right: Files = { [`${certsD}/${own}/hosts.toml`]: hosts(`${may}  ca = "${ca}"`), [ca]: root };

/** The right hosts.toml beside this config.toml. */
const withConfig = (text: (isOld: boolean) => string, measured: string): Row => ({
  files: (isOld) => ({ ...right, [config]: text(isOld) }),
  measured,
});
/** The right config.toml beside this hosts.toml. */
const withHosts = (text: string, measured: string, more: Files = { [ca]: root }): Row => ({
  files: (isOld) => ({ [config]: toml(isOld), [`${certsD}/${own}/hosts.toml`]: text, ...more }),
  measured,
});
const withCa = (pem: string, measured: string, chain?: Node['chain']): Row => ({
  ...withHosts(hosts(`${may}  ca = "${ca}"`), measured, { [ca]: pem }),
  ...(chain && { chain }),
});
const inHosts = (registry: string, text: string, measured: string): Row => ({
  files: (isOld) => ({ [config]: toml(isOld), [`${certsD}/${registry}/hosts.toml`]: text, [ca]: root }),
  measured,
  registry,
});
const inFolder = (folder: string, measured: string, registry = own): Row => ({
  files: (isOld) => ({
    [config]: toml(isOld),
    [`${certsD}/${folder}`]: `server = "https://${registry}"\n[host."https://${registry}"]\n${may}  ca = "${ca}"\n`,
    [ca]: root,
  }),
  measured,
  registry,
});
const old = (table: string, text: string) => (isOld: boolean) => `\n[${section(isOld)}.${table}]\n${text}\n`;
const legacy = (more: (isOld: boolean) => string, measured: string): Row => ({
  files: (isOld) => ({ [config]: toml(isOld, '', more(isOld)), [ca]: root }),
  measured,
});

const mirrors = old(`mirrors."${own}"`, `  endpoint = ["https://${own}"]`);
const tls = old(`configs."${own}".tls`, `  ca_file = "${ca}"`);
const auth = old(`configs."${own}".auth`, '  username = "robot"\n  password = "obviously-fake"');
const client = '/etc/containerd/pki/client';
/** A hosts.toml with the CA, and with this for `client`. */
const withClient = (value: string, measured: string, differs?: string): Row => ({
  ...withHosts(hosts(`${may}  ca = "${ca}"${value && `\n  client = ${value}`}`), measured, {
    [ca]: root,
    [`${client}.crt`]: '@@CERT:client-auth-leaf@@',
    [`${client}.key`]: '@@CERT:private-key@@',
    [`${client}.pem`]: '@@CERT:client-auth-leaf@@\n@@CERT:private-key@@',
  }),
  ...(differs && { differs }),
});
const onServer = 'What the server asks of its clients shows in no file of theirs.';
const always = 'pppppppp';
const never = 'ffffffff';

/**
 * facts/measured-matrix.md, containerd: every row but those that change files under a running daemon. What needs a restart
 * is claimed by node actions, and tried on real daemons (tests/runtimes).
 */
export const rows: Readonly<Record<string, Row>> = {
  none: { files: () => ({}), measured: never },
  'no-config-toml': {
    files: () => right,
    measured: never,
    differs: 'A config.toml that nobody pasted may well name the directory.',
  },
  ca: withCa(root, always),
  'skip-verify': withHosts(hosts(`${may}  skip_verify = true`), always),
  'config-path-unset': withConfig((isOld) => toml(isOld, ''), never),
  'config-path-empty': withConfig((isOld) => toml(isOld, '  config_path = ""'), never),
  'mirrors+config_path': withConfig((isOld) => toml(isOld, path, mirrors(isOld)), 'cccccccc'),
  'configs.tls+config_path': withConfig((isOld) => toml(isOld, path, tls(isOld)), 'ccpccppp'),
  'configs.auth+config_path': withConfig((isOld) => toml(isOld, path, auth(isOld)), always),
  'legacy-ca_file': legacy(tls, 'ppfppfff'),
  'legacy-skip': legacy(old(`configs."${own}".tls`, '  insecure_skip_verify = true'), 'ppfppfff'),
  'legacy-mirror-http': legacy(old(`mirrors."${own}"`, `  endpoint = ["http://${own}:5000"]`), always),
  'legacy-wrong-table-name': legacy(old(`configs."https://${own}".tls`, `  ca_file = "${ca}"`), never),
  'legacy-mirror+tls': legacy((isOld) => mirrors(isOld) + tls(isOld), 'ppfppfff'),
  'v2-config': withConfig(() => toml(true), always),
  'v3-config': withConfig(() => toml(false), 'fxpxxppp'),
  'v3-old-key': withConfig(() => toml(true).replace('2', '3'), 'pxfxxffp'),
  'v2-new-key': withConfig(() => toml(false).replace('3', '2'), 'ffpffppp'),
  'v2-single-quote': withConfig(() => toml(true).replaceAll('"', "'"), always),
  'no-version': withConfig(() => toml(true).replace('version = 2', ''), 'fffffffp'),
  'v1-form': withConfig(() => `[plugins.cri.registry]\n${path}\n`, 'ppfppffp'),
  'cri-disabled': withConfig(() => 'disabled_plugins = ["cri"]\n', 'cccccccc'),
  'cri-disabled-v2': withConfig(
    () => toml(true).replace('\n', '\ndisabled_plugins = ["io.containerd.grpc.v1.cri"]\n'),
    'cccccccc',
  ),
  'toml-syntax': withConfig(() => toml(true).replace('registry]', 'registry'), 'xxxxxxxx'),
  'config-duplicate-table': withConfig((isOld) => toml(isOld, path, `\n[${section(isOld)}]\n${path}\n`), 'xxxxxxxx'),
  'config-unknown-key': withConfig((isOld) => toml(isOld, path.replace('config', 'confg')), never),
  'config-path-array': withConfig((isOld) => toml(isOld, `  config_path = ["${certsD}"]`), 'xxxxxxxx'),
  'config-path-slash': withConfig((isOld) => toml(isOld, `  config_path = "${certsD}/"`), always),
  'config-path-hostdir': withConfig((isOld) => toml(isOld, `  config_path = "${certsD}/${own}"`), never),
  'config-path-missing-dir': withConfig((isOld) => toml(isOld, '  config_path = "/etc/containerd/nowhere"'), never),
  'config-path-one-up': withConfig((isOld) => toml(isOld).replace('.registry]', ']'), never),
  'config-bom': withConfig((isOld) => `\ufeff${toml(isOld)}`, 'ppxppxxx'),
  'config-crlf': withConfig((isOld) => toml(isOld).replaceAll('\n', '\r\n'), always),
  'no-config-path-local': withConfig(
    () => 'version = 3\n\n[plugins."io.containerd.cri.v1.images"]\n  use_local_image_pull = true\n',
    'fxfxxfpp',
  ),
  'config-path-two': {
    files: (isOld) => ({
      [config]: toml(isOld, `  config_path = "${certsD}:/etc/docker/certs.d"`),
      [`/etc/docker/certs.d/${own}/ca.crt`]: root,
    }),
    measured: 'ppfpppff',
  },
  'server-after-host': withHosts(`[host."https://${own}"]\n${may}  ca = "${ca}"\n${server}`, always),
  'ca-crt-only': {
    files: (isOld) => ({ [config]: toml(isOld), [`${certsD}/${own}/ca.crt`]: root }),
    measured: always,
  },
  'ca-crt+hosts-without-ca': withHosts(hosts(may), never, { [`${certsD}/${own}/ca.crt`]: root }),
  'empty-hosts+ca.crt': withHosts('', always, { [`${certsD}/${own}/ca.crt`]: root }),
  'broken-hosts+ca.crt': withHosts(`server = https://${own}\n`, always, { [`${certsD}/${own}/ca.crt`]: root }),
  'server-only': withHosts(`${server}ca = "${ca}"\n`, 'ffpfpppp'),
  'ca-only': withHosts(`ca = "${ca}"\n`, 'ffpfpppp'),
  'server-no-ca': withHosts(server, never),
  'top-level-skip': withHosts(`${server}skip_verify = true\n`, 'ffpfpppp'),
  'no-server-line': withHosts(hosts(`${may}  ca = "${ca}"`).replace(server, ''), always),
  'host-no-scheme': withHosts(hosts(`${may}  ca = "${ca}"`, own), always),
  'host-trailing-slash': withHosts(hosts(`${may}  ca = "${ca}"`, `https://${own}/`), always),
  'host-v2-path': withHosts(hosts(`${may}  ca = "${ca}"`, `https://${own}/v2`), always),
  'host-v2-override': withHosts(hosts(`${may}  override_path = true\n  ca = "${ca}"`, `https://${own}/v2`), always),
  'hosts-quoted-wrong': withHosts(hosts(`${may}  ca = "${ca}"`).replace('"]', ']'), never),
  'hosts-no-quotes': withHosts(`${server}[host.https://${own}]\n  ca = "${ca}"\n`, never),
  'hosts-table-plural': withHosts(hosts(`${may}  ca = "${ca}"`).replace('[host', '[hosts'), never),
  'hosts-ca_file': withHosts(hosts(`${may}  ca_file = "${ca}"`), never),
  'hosts-insecure_skip_verify': withHosts(hosts(`${may}  insecure_skip_verify = true`), never),
  'hosts-skip-string': withHosts(hosts(`${may}  skip_verify = "true"`), never),
  'skip-True': withHosts(hosts(`${may}  skip_verify = True`), never),
  'hosts-cap-missing': withHosts(hosts(`  ca = "${ca}"`), always),
  'hosts-cap-pull-only': withHosts(hosts(`  capabilities = ["pull"]\n  ca = "${ca}"`), never),
  'hosts-cap-resolve-only': withHosts(hosts(`  capabilities = ["resolve"]\n  ca = "${ca}"`), never),
  'hosts-cap-push-only': withHosts(hosts(`  capabilities = ["push"]\n  ca = "${ca}"`), never),
  'hosts-cap-typo': withHosts(hosts(`  capabilities = ["pull", "resolv"]\n  ca = "${ca}"`), never),
  'hosts-cap-string': withHosts(hosts(`  capabilities = "pull"\n  ca = "${ca}"`), never),
  'hosts-smart-quotes': withHosts(hosts(`${may}  ca = \u201c${ca}\u201d`), never),
  'hosts-crlf': withHosts(hosts(`${may}  ca = "${ca}"`).replaceAll('\n', '\r\n'), always),
  'hosts-bom': withHosts(`\ufeff${hosts(`${may}  ca = "${ca}"`)}`, 'ppfppfff'),
  'server-no-scheme': withHosts(hosts(`${may}  ca = "${ca}"`).replace('https://', ''), always),
  'ca-unreadable-toml': withHosts(hosts(`${may}  ca = ${ca}`), never),
  'ca-directory': withHosts(hosts(`${may}  ca = "${certsD}/${own}"`), never),
  'ca-relative': withHosts(hosts(`${may}  ca = "ca.crt"`), always, { [`${certsD}/${own}/ca.crt`]: root }),
  'ca-array': withHosts(hosts(`${may}  ca = ["/etc/other.crt", "${ca}"]`), always, {
    [ca]: root,
    '/etc/other.crt': '@@CERT:other-root@@',
  }),
  'hosts-name-wrong': inFolder(`${own}/host.toml`, never),
  'dir-with-443': inFolder(`${own}:443/hosts.toml`, never),
  'dir-upper': inFolder('Harbor.Internal.Corp/hosts.toml', never),
  'dir-with-scheme': inFolder(`https:/${own}/hosts.toml`, never),
  'dir-with-project': inFolder(`${own}/prod/hosts.toml`, never),
  'dir-default': inFolder('_default/hosts.toml', always),
  'port-dir-colon': inFolder(`${own}:5443/hosts.toml`, always, `${own}:5443`),
  'port-dir-underscore': inFolder(`${own}_5443_/hosts.toml`, always, `${own}:5443`),
  'port-dir-without': inFolder(`${own}/hosts.toml`, never, `${own}:5443`),
  'host-other-name': {
    ...withHosts(hosts(`${may}  ca = "${ca}"`, 'https://registry.internal.corp:5443'), never),
    differs: 'Nothing listens there: the pull ends with “connection refused”, which no file tells.',
  },
  'http-image-port': {
    ...inHosts(`${own}:5000`, `server = "http://${own}:5000"\n[host."http://${own}:5000"]\n${may}`, always),
  },
  'https-to-http': {
    ...inHosts(
      `${own}:5000`,
      `server = "https://${own}:5000"\n[host."https://${own}:5000"]\n${may}  skip_verify = true\n`,
      never,
    ),
    differs: 'Plain HTTP is spoken on that port: “server gave HTTP response to HTTPS client”, which no file tells.',
  },
  'mirror-ok': withHosts(hosts(`${may}  ca = "${ca}"`, 'https://mirror.internal.corp'), always),
  'mirror-no-ca': withHosts(`ca = "${ca}"\n${hosts(may, 'https://mirror.internal.corp')}`, always),
  'docker-io-mirror': inHosts(
    'docker.io',
    `server = "https://registry-1.docker.io"\n[host."https://${own}"]\n${may}  ca = "${ca}"\n`,
    always,
  ),
  'config-path-two-local': {
    files: () => ({
      [config]: `version = 3\n\n[plugins."io.containerd.cri.v1.images"]\n  use_local_image_pull = true\n\n[${section(false)}]\n  config_path = "${certsD}:/etc/docker/certs.d"\n`,
      [`/etc/docker/certs.d/${own}/ca.crt`]: root,
    }),
    measured: 'fxpxxppp',
  },
  'http-host': withHosts(`server = "http://${own}:5000"\n[host."http://${own}:5000"]\n${may}`, always),
  'ca-wrong': withCa('@@CERT:other-root@@', never),
  'ca-leaf': withCa('@@CERT:leaf@@', always),
  'ca-inter': withCa('@@CERT:intermediate@@', always),
  'ca-bundle': withCa('@@CERT:root@@\n@@CERT:intermediate@@', always),
  'ca-empty': withCa('', never),
  'ca-escaped': withCa('@@CERT:root-escaped@@', never),
  'ca-truncated': withCa('@@CERT:root-truncated@@', never),
  'ca-indented': withCa('@@CERT:root-indented@@', never),
  'ca-der': withCa('@@CERT:root-der@@', never),
  'ca-crlf': withCa('@@CERT:root-crlf@@', always),
  'ca-broken-then-good': withCa(`-----BEGIN CERTIFICATE-----\nMIXX\n-----END CERTIFICATE-----\n${root}`, always),
  'ca-missing-file': {
    ...withHosts(hosts(`${may}  ca = "${ca}"`), never, {}),
    differs: 'What was not pasted may be there: the model does not know that the file is not.',
  },
  'ca-key': withCa('@@CERT:private-key@@', never),
  'ca-bom': withCa(`\ufeff${root}`, never),
  'chain-expired': withCa(root, never, ['expired-leaf', 'intermediate']),
  'chain-future': withCa(root, never, ['future-leaf', 'intermediate']),
  'chain-cn-only': withCa(root, never, ['cn-only-leaf', 'intermediate']),
  'chain-wrong-san': withCa(root, never, ['wrong-san-leaf', 'intermediate']),
  'chain-no-inter': withCa(root, never, ['leaf']),
  'chain-self-signed': withCa('@@CERT:self-signed@@', always, ['self-signed']),
  'chain-self-signed-ca': withCa('@@CERT:self-signed-ca@@', always, ['self-signed-ca']),
  'chain-other': withCa(root, never, ['other-leaf']),
  'chain-wildcard': withCa(root, always, ['wildcard-leaf', 'intermediate']),
  'chain-ip-only': withCa(root, never, ['ip-only-leaf', 'intermediate']),
  'chain-sha1': withCa(root, never, ['sha1-leaf', 'intermediate']),
  'chain-rsa1024': withCa(root, always, ['rsa1024-leaf', 'intermediate']),
  'chain-expired-inter': withCa(root, never, ['leaf-of-expired-intermediate', 'expired-intermediate']),
  'chain-with-root': withCa(root, always, ['leaf', 'intermediate', 'root']),
  'chain-no-inter-bundle': withCa('@@CERT:root@@\n@@CERT:intermediate@@', always, ['leaf']),
  'chain-no-inter-inter': withCa('@@CERT:intermediate@@', always, ['leaf']),
  'https-to-http-none': { files: () => ({}), measured: never, registry: `${own}:5000` },
  'chain-expired-skip': {
    ...withHosts(hosts(`${may}  skip_verify = true`), always),
    chain: ['expired-leaf', 'intermediate'],
  },
  'chain-cn-only-skip': {
    ...withHosts(hosts(`${may}  skip_verify = true`), always),
    chain: ['cn-only-leaf', 'intermediate'],
  },
  'mtls-none': withClient('', never, onServer),
  'mtls-pair': withClient(`[["${client}.crt", "${client}.key"]]`, always),
  'mtls-one-file': withClient(`"${client}.pem"`, always),
  'mtls-flat-array': withClient(`["${client}.crt", "${client}.key"]`, never),
  'mtls-wrong-key': withClient(
    `[["${client}.crt", "${client}.key"]]`,
    never,
    'A pasted key is redacted at once: whether it is that of the certificate is not looked at.',
  ),
  'mtls-wrong-ca': withClient(`[["${client}.crt", "${client}.key"]]`, never, onServer),
  'auth-none': { ...withCa(root, never), differs: onServer },
  'auth-pull': withCa(root, always),
  'auth-wrong': { ...withCa(root, never), differs: onServer },
  'auth-header': withHosts(
    hosts(`${may}  ca = "${ca}"\n  [host."https://${own}".header]\n    Authorization = "Basic b2J2aW91c2x5OmZha2U="`),
    always,
  ),
  'auth-config': withConfig((isOld) => toml(isOld, path, auth(isOld)), always),
  'os-trust': { files: () => ({ '/etc/ssl/certs/ca-certificates.crt': root }), measured: always },
  'os-trust-not-updated': { files: () => ({ '/usr/local/share/ca-certificates/corp.crt': root }), measured: never },
  'os-trust-pem-ending': { files: () => ({ '/usr/local/share/ca-certificates/corp.pem': root }), measured: never },
  'os-trust+hosts-ca-other': {
    files: (isOld) => ({
      ...withCa('@@CERT:other-root@@', always).files(isOld),
      '/etc/ssl/certs/ca-certificates.crt': root,
    }),
    measured: always,
  },
};
