import { type Case, caFile, certsD, config, directory, node, withConfigPath, withHosts } from './case.ts';

const registry = (files: Record<string, string>) => ({ [config]: withConfigPath, ...files });

/** Which directory is read, and what it means without hosts.toml. */
export const directories: Record<string, Case> = {
  'docker-style': { about: 'A directory as Docker has it', files: registry({ [caFile]: '@@CERT:root@@' }) },
  'docker-style-pem': {
    about: 'A CA that is called ca.pem',
    files: registry({ [`${directory}/ca.pem`]: '@@CERT:root@@' }),
  },
  'docker-style-client': {
    about: 'Docker’s names of client certificates',
    files: registry({
      [caFile]: '@@CERT:root@@',
      [`${directory}/client.cert`]: '@@CERT:leaf@@',
      [`${directory}/client.key`]: '@@CERT:private-key@@',
    }),
  },
  'docker-style-client-without-key': {
    about: 'A client certificate without key',
    files: registry({ [caFile]: '@@CERT:root@@', [`${directory}/client.cert`]: '@@CERT:leaf@@' }),
  },
  'host-toml': {
    about: 'hosts.toml misspelt, ca.crt beside',
    files: registry({ [`${directory}/host.toml`]: 'server = ""', [caFile]: '@@CERT:root@@' }),
  },
  'default-directory': {
    about: '_default',
    files: registry({
      [`${certsD}/_default/hosts.toml`]: 'ca = "/etc/corp.pem"\n[host]\n',
      '/etc/corp.pem': '@@CERT:root@@',
    }),
  },
  'default-shadowed': {
    about: 'An empty directory shadows _default',
    files: registry({
      [`${certsD}/_default/hosts.toml`]: 'ca = "/etc/corp.pem"\n[host]\n',
      '/etc/corp.pem': '@@CERT:root@@',
      [`${directory}/notes.txt`]: '',
    }),
  },
  'port-directory': {
    about: 'The port in the directory, with underscores and with a colon',
    image: 'harbor.internal.corp:5000/team/app:1.4',
    files: registry({
      [`${certsD}/harbor.internal.corp_5000_/hosts.toml`]:
        '[host."https://harbor.internal.corp:5000"]\n  ca = "/etc/corp.pem"\n',
      [`${certsD}/harbor.internal.corp:5000/ca.crt`]: '@@CERT:other-root@@',
      '/etc/corp.pem': '@@CERT:root@@',
    }),
    chains: { 'harbor.internal.corp:5000': ['leaf', 'intermediate'] },
  },
  'port-missing-in-directory': {
    about: 'The image has a port, the directory has none',
    image: 'harbor.internal.corp:5000/team/app:1.4',
    files: node({}),
    chains: { 'harbor.internal.corp:5000': ['leaf', 'intermediate'] },
  },
  'image-digest': {
    about: 'An image by digest needs no host that resolves',
    image: `harbor.internal.corp/team/app@sha256:${'0'.repeat(64)}`,
    files: withHosts('[host."https://mirror.internal.corp"]\n  capabilities = ["pull"]\n'),
  },
  'image-docker-hub': {
    about: 'An image of Docker Hub with a mirror',
    image: 'nginx',
    files: registry({
      [`${certsD}/docker.io/hosts.toml`]:
        'server = "https://docker.io"\n[host."https://harbor.internal.corp"]\n  ca = "/etc/corp.pem"\n',
      '/etc/corp.pem': '@@CERT:root@@',
    }),
  },
  'image-localhost': { about: 'A registry on the node', image: 'localhost:5000/app', files: registry({}) },
  'image-unreadable': { about: 'No image reference', image: 'Harbor.Internal.corp/Team', files: registry({}) },
};
