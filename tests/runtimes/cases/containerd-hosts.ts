import type { Case, Given, NodeFiles } from '../cells/case.ts';
import { caFile, directory, entry, host, hostsToml, leads, notTrusted, since2 } from './containerd-node.ts';

const elsewhere = '/etc/ssl/private-ca/root.pem';

/** A hosts.toml with this text. The CA lies elsewhere: one in the directory counts even when hosts.toml is unusable. */
const withHostsToml =
  (text: string) =>
  (given: Given): NodeFiles => ({ [hostsToml]: text, [elsewhere]: given.ca.root });
const server = `server = "https://${host}"\n`;
const capabilities = '  capabilities = ["pull", "resolve"]\n';
const ca = `  ca = "${elsewhere}"\n`;
const caInDirectory = `  ca = "${caFile}"\n`;
const port = ':5443';
const withPort = { image: `${host}${port}/prod/app:1.4.2`, hosts: { [host]: { port: 5443 } } };

/** What is wrong in a hosts.toml, its directory or its CA, when config.toml leads there. */
const list: readonly Omit<Case, 'kinds'>[] = [
  {
    id: 'error-alone',
    title: 'Nothing but the error and the CA is pasted',
    core: true,
    before: notTrusted,
  },
  {
    id: 'skip-verify',
    title: '`skip_verify = true`',
    core: true,
    accept: 'all',
    withoutError: true,
    before: { pull: 'insecure' },
    files: () => ({ [hostsToml]: entry('  skip_verify = true\n') }),
  },
  {
    id: 'skip-verify-ca-not-pasted',
    title: '`skip_verify = true`, and the CA is supplied later',
    accept: 'all',
    withoutError: true,
    before: { pull: 'insecure' },
    files: () => ({ [hostsToml]: entry('  skip_verify = true\n') }),
    pasted: () => ({}),
  },
  {
    id: 'server-below-host',
    title: '`server` and `ca` below the host table',
    core: true,
    before: notTrusted,
    files: withHostsToml(`[host."https://${host}"]\n${capabilities}\n[other]\n${server}ca = "${elsewhere}"\n`),
  },
  {
    id: 'skip-verify-ca-obtained-from-harbor',
    title: '`skip_verify = true`, and the CA is obtained from Harbor by the plan’s commands',
    accept: 'all',
    withoutError: true,
    hosts: { [host]: { handsOutCa: true } },
    before: { pull: 'insecure' },
    files: () => ({ [hostsToml]: entry('  skip_verify = true\n') }),
    pasted: () => ({}),
    obtains: { file: 'harbor-ca.crt', is: ({ ca: { root } }) => root },
  },
  {
    id: 'skip-verify-ca-obtained-from-handshake',
    title: '`skip_verify = true`, and the CA is obtained from a server that sends its root',
    accept: 'all',
    withoutError: true,
    hosts: { [host]: { sends: 'root too' } },
    before: { pull: 'insecure' },
    files: () => ({ [hostsToml]: entry('  skip_verify = true\n') }),
    pasted: () => ({}),
    obtains: { file: 'sent-3.pem', is: ({ ca: { root } }) => root },
  },
  {
    id: 'skip-verify-ca-not-to-be-obtained',
    title: '`skip_verify = true`, and the server sends its own certificate alone',
    accept: 'all',
    withoutError: true,
    hosts: { [host]: { sends: 'leaf alone' } },
    before: { pull: 'insecure' },
    files: () => ({ [hostsToml]: entry('  skip_verify = true\n') }),
    pasted: () => ({}),
    // What they leave is no certificate, and the plan's own check says so before anything is changed.
    obtains: { file: 'harbor-ca.crt', is: () => '' },
    stops: /openssl s_client -connect/,
  },
  {
    id: 'hosts-toml-not-pasted',
    title: 'Nothing but the error is pasted, and there is a hosts.toml',
    before: notTrusted,
    hidden: (given) => ({ ...leads(given), [hostsToml]: entry('  # its CA is to follow\n') }),
    stops: /sudo test ! -e/,
  },
  {
    id: 'key-after-host-table',
    title: '`skip_verify` in the host table, `server` after it',
    accept: 'all',
    withoutError: true,
    before: { pull: 'insecure' },
    files: () => ({ [hostsToml]: `[host."https://${host}"]\n${capabilities}  skip_verify = true\n\n${server}` }),
  },
  {
    id: 'ca-missing',
    title: 'hosts.toml without `ca`',
    before: notTrusted,
    files: () => ({ [hostsToml]: entry('') }),
  },
  {
    id: 'ca-in-a-misnamed-key',
    title: '`ca_file` in place of `ca`',
    before: notTrusted,
    files: withHostsToml(entry(`  ca_file = "${elsewhere}"\n`)),
  },
  {
    id: 'ca-relative',
    title: '`ca = "root.pem"`, which lies elsewhere',
    before: { pull: 'fails', with: /./ },
    files: (given) => ({ [hostsToml]: entry('  ca = "certs/root.pem"\n'), [elsewhere]: given.ca.root }),
  },
  {
    id: 'ca-file-not-there',
    title: '`ca` names a file that is not there',
    before: { pull: 'fails', with: /no such file or directory/ },
    files: () => ({ [hostsToml]: entry(caInDirectory) }),
  },
  {
    id: 'leaf-as-ca',
    title: 'The server’s old own certificate as `ca`',
    core: true,
    before: notTrusted,
    files: ({ world }) => ({ [hostsToml]: entry(caInDirectory), [caFile]: world.formerLeaf }),
    pasted: (given) => ({ 'company-cas.pem': given.ca.intermediate + given.ca.root }),
  },
  {
    id: 'leaf-as-ca-root-alone',
    title: 'The server’s old own certificate as `ca`, and only the root is pasted',
    accept: 'all',
    before: notTrusted,
    files: ({ world }) => ({ [hostsToml]: entry(caInDirectory), [caFile]: world.formerLeaf }),
  },
  {
    id: 'leaf-as-ca-alone',
    title: 'The server’s old own certificate as `ca`, and the CA is supplied later',
    accept: 'all',
    pasted: () => ({}),
    before: notTrusted,
    files: ({ world }) => ({ [hostsToml]: entry(caInDirectory), [caFile]: world.formerLeaf }),
  },
  {
    id: 'another-ca',
    title: 'A CA that did not sign the chain as `ca`',
    accept: 'all',
    pasted: async (given) => ({ 'company-ca.crt': given.ca.root, 's_client.txt': await shownBy(given) }),
    before: notTrusted,
    files: ({ world }) => ({ [hostsToml]: entry(caInDirectory), [caFile]: world.other.root }),
  },
  {
    id: 'hosts-in-the-plural',
    title: '`[hosts."https://…"]`',
    before: notTrusted,
    files: withHostsToml(`${server}\n[hosts."https://${host}"]\n${capabilities}${ca}`),
  },
  {
    id: 'url-without-scheme',
    title: '`[host."harbor.internal.corp"]`',
    before: { pull: 'verified' },
    files: withHostsToml(`${server}\n[host."${host}"]\n${capabilities}${ca}`),
  },
  {
    id: 'hosts-not-toml',
    title: 'Typographic quotes in hosts.toml',
    before: { pull: 'fails', with: /./ },
    files: withHostsToml(entry(`  ca = \u201c${elsewhere}\u201d\n`)),
  },
  {
    id: 'hosts-byte-order-mark',
    title: 'A byte order mark before hosts.toml',
    before: (model) => (since2(model) ? notTrusted : { pull: 'verified' }),
    files: withHostsToml(`\ufeff${entry(ca)}`),
  },
  {
    id: 'unknown-capability',
    title: 'A misspelt capability',
    before: { pull: 'fails', with: /./ },
    files: withHostsToml(entry(ca).replace('"resolve"', '"resolv"')),
  },
  {
    id: 'directory-without-port',
    title: 'The directory lacks the port of the image',
    ...withPort,
    core: true,
    before: notTrusted,
    files: ({ ca: authority }) => ({
      [hostsToml]: entry(caInDirectory)
        .replaceAll(host, `${host}${port}`)
        .replace(`${host}${port}/ca.crt`, `${host}/ca.crt`),
      [caFile]: authority.root,
    }),
  },
  {
    id: 'directory-in-capitals',
    title: 'The directory is named in capitals',
    before: notTrusted,
    files: (given) => ({
      [hostsToml.replace(host, 'Harbor.Internal.Corp')]: entry(`  ca = "${elsewhere}"\n`),
      [elsewhere]: given.ca.root,
    }),
  },
  {
    id: 'ca-without-intermediate',
    title: 'The server sends no intermediate, and the root is trusted',
    hosts: { [host]: { sends: 'leaf alone' } },
    before: notTrusted,
    files: (given) => directory(given),
    pasted: async (given) => ({ 'company-issuing.crt': given.ca.intermediate, 's_client.txt': await shownBy(given) }),
  },
];

/** What somebody sees who looks at the registry's chain. */
async function shownBy({ node }: Given): Promise<string> {
  const look = ['openssl', 's_client', '-connect', `${host}:443`, '-servername', host, '-showcerts'];
  return (await node.run(look)).output;
}

export const containerdHosts: readonly Case[] = list.map((one) => ({
  kinds: ['containerd'],
  hidden: leads,
  ...one,
}));
