/** How an image of one family is made to trust a CA (sources.ts, `installing`). */
export interface Family {
  /** Completes "an image of …". */
  title: string;
  /** Where the CA file goes; it must end in .crt. */
  anchors: string;
  /** Where all trusted certificates stand in one file afterwards. */
  bundle: string;
  /** What takes the anchors over, when the tool for it is there. */
  update: string;
  /** Installs that tool and the public CAs first, where images of the family may lack them. */
  install?: Install;
  /** Package managers that only this family has. */
  managers: readonly string[];
}

export interface Install {
  /** Commands in order. `trusting` is the path of the CA when the package source itself presents a certificate of it. */
  commands(trusting?: string): string[];
  /** Removes what is only there for the build. */
  after: string[];
  /** The package that brings tool and public CAs. */
  package: string;
}

const debianBundle = '/etc/ssl/certs/ca-certificates.crt';

export const families = {
  debian: {
    title: 'Debian or Ubuntu',
    anchors: '/usr/local/share/ca-certificates',
    bundle: debianBundle,
    update: 'update-ca-certificates',
    install: {
      commands: (trusting) => {
        const apt = trusting ? `apt-get -o Acquire::https::CAInfo=${trusting}` : 'apt-get';
        return [`${apt} update`, `${apt} install -y --no-install-recommends ca-certificates`];
      },
      after: ['rm -rf /var/lib/apt/lists/*'],
      package: 'ca-certificates',
    },
    managers: ['apt-get', 'apt', 'aptitude', 'dpkg'],
  },
  alpine: {
    title: 'Alpine',
    anchors: '/usr/local/share/ca-certificates',
    bundle: debianBundle,
    update: 'update-ca-certificates',
    install: {
      // Alpine’s repositories are HTTPS: behind a proxy that re-signs, apk must trust the CA before it can fetch anything.
      commands: (trusting) => [
        ...(trusting ? [`cat ${trusting} >> ${debianBundle}`] : []),
        'apk add --no-cache ca-certificates',
      ],
      after: [],
      package: 'ca-certificates',
    },
    managers: ['apk'],
  },
  redhat: {
    title: 'the Red Hat family',
    anchors: '/etc/pki/ca-trust/source/anchors',
    bundle: '/etc/pki/tls/certs/ca-bundle.crt',
    update: 'update-ca-trust',
    managers: ['dnf', 'dnf5', 'yum', 'microdnf', 'tdnf', 'rpm'],
  },
  suse: {
    title: 'SUSE',
    anchors: '/etc/pki/trust/anchors',
    bundle: '/var/lib/ca-certificates/ca-bundle.pem',
    update: 'update-ca-certificates',
    managers: ['zypper'],
  },
  arch: {
    title: 'Arch Linux',
    anchors: '/etc/ca-certificates/trust-source/anchors',
    bundle: debianBundle,
    update: 'update-ca-trust',
    managers: ['pacman'],
  },
} as const satisfies Record<string, Family>;

export type FamilyName = keyof typeof families;

/** The family of a base image; undefined where nothing can be installed in it. */
export const familyOf = (name: FamilyName | 'scratch' | 'windows'): Family | undefined =>
  name === 'scratch' || name === 'windows' ? undefined : families[name];

export const familyNames: readonly FamilyName[] = ['debian', 'alpine', 'redhat', 'suse', 'arch'];
