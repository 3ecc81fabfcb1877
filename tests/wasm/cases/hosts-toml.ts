import { type Case, caFile, config, directory, goodHosts, hostsToml, withConfigPath, withHosts } from './case.ts';

const url = 'https://harbor.internal.corp';
const host = (text: string, of = url) => `[host."${of}"]\n  capabilities = ["pull", "resolve"]\n${text}\n`;

/** hosts.toml: its forms, its keys, its mistakes. */
export const hostsFile: Record<string, Case> = {
  'hosts-portable': { about: 'The CA at the top and in the host', files: withHosts(goodHosts) },
  'hosts-ca-in-host-only': {
    about: 'The CA in the host alone: the fallback lacks it',
    files: withHosts(host(`  ca = "${caFile}"`)),
  },
  'hosts-ca-relative': { about: 'A CA by its bare name', files: withHosts(host('  ca = "ca.crt"')) },
  'hosts-ca-list': {
    about: 'Two CAs',
    files: withHosts(host('  ca = ["ca.crt", "other.pem"]'), { [`${directory}/other.pem`]: '@@CERT:other-root@@' }),
  },
  'hosts-ca-missing': {
    about: 'A CA file that does not exist',
    files: withHosts(host('  ca = "/etc/ssl/corp-root.crt"')),
  },
  'hosts-ca-not-pem': {
    about: 'A CA file without a certificate',
    files: withHosts(goodHosts, { [caFile]: 'MIIB not PEM\n' }),
  },
  'hosts-ca-trusted-form': {
    about: 'OpenSSL’s own form of certificate',
    files: withHosts(goodHosts, { [caFile]: '@@CERT:root-trusted@@' }),
  },
  'hosts-ca-empty': { about: 'ca = ""', files: withHosts(host('  ca = ""')) },
  'hosts-ca-boolean': { about: 'ca = true', files: withHosts(host('  ca = true')) },
  'hosts-skip-verify': { about: 'skip_verify', files: withHosts(host('  skip_verify = true')) },
  'hosts-skip-verify-text': { about: 'skip_verify in quotes', files: withHosts(host('  skip_verify = "true"')) },
  'hosts-insecure-key': {
    about: 'A key of config.toml in hosts.toml',
    files: withHosts(host('  insecure_skip_verify = true')),
  },
  'hosts-top-level-only': {
    about: 'Nothing but keys at the top',
    files: withHosts(`server = "${url}"\nca = "${caFile}"\n`),
  },
  'hosts-top-level-and-empty-host': {
    about: 'Keys at the top and an empty [host]',
    files: withHosts(`ca = "${caFile}"\n\n[host]\n`),
  },
  'hosts-server-after-host': {
    about: 'server below a table header',
    files: withHosts(`${host(`  ca = "${caFile}"`)}server = "https://mirror.internal.corp"\n`),
  },
  'hosts-server-elsewhere': {
    about: 'server on another host',
    files: withHosts(`server = "https://mirror.internal.corp"\n${host(`  ca = "${caFile}"`)}`),
  },
  'hosts-mirror': {
    about: 'A mirror with pull alone',
    files: withHosts(
      `server = "${url}"\nca = "${caFile}"\n[host."https://mirror.internal.corp:8443"]\n  capabilities = ["pull"]\n`,
    ),
  },
  'hosts-nobody-resolves': {
    about: 'No host may resolve',
    files: withHosts(`server = "${url}"\ncapabilities = ["pull"]\n[host."${url}"]\n  capabilities = ["pull"]\n`),
  },
  'hosts-capability-unknown': {
    about: 'A capability that does not exist',
    files: withHosts(`[host."${url}"]\n  capabilities = ["pull", "fetch"]\n  ca = "${caFile}"\n`),
  },
  'hosts-capability-referrers': {
    about: 'The capability of containerd 2.2',
    files: withHosts(`[host."${url}"]\n  capabilities = ["pull", "resolve", "referrers"]\n  ca = "${caFile}"\n`),
  },
  'hosts-override-path': {
    about: 'A path of a proxy, kept',
    files: withHosts(host('  override_path = true', `${url}/v2/proxy-cache`)),
  },
  'hosts-path-without-override': {
    about: 'A path of a proxy, /v2 appended',
    files: withHosts(host('', `${url}/v2/proxy-cache/`)),
  },
  'hosts-http': { about: 'Plain HTTP', files: withHosts(host('', 'http://harbor.internal.corp')) },
  'hosts-http-skip-verify': {
    about: 'Plain HTTP with skip_verify: HTTPS first',
    files: withHosts(host('  skip_verify = true', 'http://harbor.internal.corp:8080')),
  },
  'hosts-http-port-80': {
    about: 'Plain HTTP on port 80 with skip_verify',
    files: withHosts(host('  skip_verify = true', 'http://harbor.internal.corp:80')),
  },
  'hosts-no-scheme': { about: 'A host without scheme', files: withHosts(host('', 'mirror.internal.corp:5000')) },
  'hosts-bare-key': {
    about: 'A host without quotes',
    files: withHosts('[host.harbor.internal.corp]\n  skip_verify = true\n'),
  },
  'hosts-inline-table': {
    about: 'A host as an inline table',
    files: withHosts(`[host]\n"${url}" = { ca = "${caFile}" }\n`),
  },
  'hosts-twice': { about: 'The same host twice', files: withHosts(`${host('')}${host('')}`) },
  'hosts-header': {
    about: 'Headers of a host',
    files: withHosts(`${host('')}  [host."${url}".header]\n    x-team = ["platform"]\n`),
  },
  'hosts-header-number': {
    about: 'A number as header',
    files: withHosts(`${host('')}  [host."${url}".header]\n    x-team = 5\n`),
  },
  'hosts-dial-timeout': { about: 'dial_timeout', files: withHosts(host('  dial_timeout = "1s"')) },
  'hosts-client-pair': {
    about: 'A client certificate with its key',
    files: withHosts(host(`  client = [["client.cert", "client.key"]]`), {
      [`${directory}/client.cert`]: '@@CERT:leaf@@',
      [`${directory}/client.key`]: '@@CERT:private-key@@',
    }),
  },
  'hosts-client-flat': {
    about: 'Certificate and key side by side',
    files: withHosts(host(`  client = ["client.cert", "client.key"]`), {
      [`${directory}/client.cert`]: '@@CERT:leaf@@',
      [`${directory}/client.key`]: '@@CERT:private-key@@',
    }),
  },
  'hosts-client-other-key': {
    about: 'The key of another certificate',
    files: withHosts(host(`  client = [["client.cert", "client.key"]]`), {
      [`${directory}/client.cert`]: '@@CERT:other-leaf@@',
      [`${directory}/client.key`]: '@@CERT:private-key@@',
    }),
  },
  'hosts-client-missing': {
    about: 'A client certificate that does not exist',
    files: withHosts(host(`  client = "client.pem"`)),
  },
  'hosts-broken-beside-ca-crt': {
    about: 'A syntax error, with ca.crt beside',
    files: withHosts(`[host."${url}"\n  ca = "x"\n`),
  },
  'hosts-broken-beside-ca-pem': {
    about: 'A syntax error, with ca.pem beside',
    files: { [config]: withConfigPath, [hostsToml]: `[host."${url}"\n`, [`${directory}/ca.pem`]: '@@CERT:root@@' },
  },
  'hosts-empty': { about: 'An empty hosts.toml is none', files: withHosts('') },
  'hosts-not-a-directory': {
    about: 'A file in place of the directory',
    files: { [config]: withConfigPath, [directory]: 'ca' },
  },
};
