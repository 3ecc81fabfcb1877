import type { NodeAction } from '../../workspace/report.ts';

interface OsStore {
  systems: RegExp;
  /** Where certificates of one's own go. */
  directory: string;
  update: string;
}

/** update-ca-certificates(8) of Debian, Alpine and SUSE; update-ca-trust(8) of the Red Hat family and Arch Linux. */
const stores: readonly OsStore[] = [
  {
    systems: /debian|ubuntu|mint|alpine|raspb/i,
    directory: '/usr/local/share/ca-certificates',
    update: 'sudo update-ca-certificates',
  },
  {
    systems: /rhel|red ?hat|centos|rocky|alma|fedora|oracle|amazon|\bal20\d\d|bottlerocket|coreos/i,
    directory: '/etc/pki/ca-trust/source/anchors',
    update: 'sudo update-ca-trust',
  },
  { systems: /suse|sles/i, directory: '/etc/pki/trust/anchors', update: 'sudo update-ca-certificates' },
  { systems: /arch|manjaro/i, directory: '/etc/ca-certificates/trust-source/anchors', update: 'sudo update-ca-trust' },
];

/** The directory for certificates of one's own. For an unknown system Debian's, from where the update below carries them on. */
const UNKNOWN_SYSTEM = '/usr/local/share/ca-certificates';

export function osStoreFile(os: string, registry: string): string {
  const directory = stores.find(({ systems }) => systems.test(os))?.directory ?? UNKNOWN_SYSTEM;
  return `${directory}/${registry.replaceAll(/[:[\]]/g, '_')}.crt`;
}

/** Makes the system's bundle out of the files that were placed. */
export function updateOsStore(os: string, files: readonly string[]): NodeAction {
  const known = stores.find(({ systems }) => systems.test(os));
  const copies = files.map((file) => file.replace(UNKNOWN_SYSTEM, '/etc/pki/ca-trust/source/anchors'));
  return {
    kind: 'update-trust-store',
    title: 'Rebuild the bundle of the trust store',
    command:
      known?.update ??
      `if command -v update-ca-trust >/dev/null; then sudo cp ${files.join(' ')} /etc/pki/ca-trust/source/anchors/ && sudo update-ca-trust; else sudo update-ca-certificates; fi`,
    why: 'Programs read the bundle, not the directory the certificate was put into.',
    undo:
      known?.update ??
      `if command -v update-ca-trust >/dev/null; then sudo rm -f ${copies.join(' ')} && sudo update-ca-trust; else sudo update-ca-certificates; fi`,
    ...(known?.update === 'sudo update-ca-certificates' && { expect: '1 added, 0 removed; done.' }),
  };
}
