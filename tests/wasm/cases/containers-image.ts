import type { Case } from './case.ts';

const config = '/etc/containers/registries.conf';
const host = 'harbor.internal.corp';
const ca = { [`/etc/containers/certs.d/${host}/ca.crt`]: '@@CERT:root@@' };

const registries = (about: string, toml: string, more: Partial<Case> = {}): Case => ({
  about,
  config,
  ...more,
  files: { [config]: toml, ...more.files },
});

/** What Podman, Skopeo and Buildah make of registries.conf and certs.d. */
export const containersImage: Record<string, Case> = {
  'image-nothing': { about: 'containers/image without any file', config, files: {} },
  'image-ca': { about: 'A CA in certs.d', config, files: ca },
  'image-ca-of-docker': {
    about: 'Docker’s directory counts where there is none of its own',
    config,
    files: { [`/etc/docker/certs.d/${host}/ca.crt`]: '@@CERT:root@@' },
  },
  'image-empty-directory-shadows': {
    about: 'A directory of its own shadows Docker’s',
    config,
    files: {
      [`/etc/containers/certs.d/${host}/notes.txt`]: '',
      [`/etc/docker/certs.d/${host}/ca.crt`]: '@@CERT:root@@',
    },
  },
  'image-client-without-key': {
    about: 'A client certificate without key',
    config,
    files: { ...ca, [`/etc/containers/certs.d/${host}/client.cert`]: '@@CERT:leaf@@' },
  },
  'image-insecure': registries(
    'A CA beside an insecure registry',
    `[[registry]]\nlocation = "${host}"\ninsecure = true\n`,
    {
      files: ca,
    },
  ),
  'image-insecure-drop-in': {
    about: 'registries.conf.d',
    config,
    files: {
      '/etc/containers/registries.conf.d/50-corp.conf': `[[registry]]\nlocation = "${host}"\ninsecure = true\n`,
    },
  },
  'image-mirror': registries(
    'A mirror with a CA of its own',
    `[[registry]]\nlocation = "${host}"\n[[registry.mirror]]\nlocation = "mirror.corp:5000/copies"\n`,
    { files: { '/etc/containers/certs.d/mirror.corp:5000/ca.crt': '@@CERT:root@@' } },
  ),
  'image-mirror-of-digests': registries(
    'A mirror for digests alone',
    `[[registry]]\nlocation = "${host}"\n[[registry.mirror]]\nlocation = "mirror.corp"\npull-from-mirror = "digest-only"\n`,
  ),
  'image-blocked': registries('A blocked registry', `[[registry]]\nlocation = "${host}"\nblocked = true\n`),
  'image-prefix': registries(
    'A prefix that is moved elsewhere',
    `[[registry]]\nprefix = "${host}/team"\nlocation = "other.corp/moved"\n`,
  ),
  'image-version-1': registries('The first format', `[registries.insecure]\nregistries = ["${host}"]\n`),
  'image-both-formats': registries(
    'Both formats',
    `[registries.insecure]\nregistries = ["${host}"]\n[[registry]]\nlocation = "${host}"\n`,
  ),
  'image-broken': registries('A bracket too few', `[[registry]\nlocation = "${host}"\n`),
};
