import { anything, off, type Switch } from './switch.ts';

const rpmManagers = ['yum', 'dnf', 'dnf5', 'microdnf', 'tdnf', 'yum-config-manager'];

/** TLS only: switches about package signatures (`--allow-untrusted`, `--nogpgcheck`, …) are another matter. */
export const systemPackageSwitches: readonly Switch[] = [
  {
    tool: 'apt',
    disables: 'certificate or name verification of package sources',
    instead: 'Install the CA in the image; until then `-o Acquire::https::CAInfo=` names it to apt.',
    trust: 'system',
    spellings: [
      {
        in: 'option',
        of: ['apt-get', 'apt', 'aptitude'],
        names: ['-o', '--option'],
        value:
          /^Acquire::https?::(?:\S{1,200}::)?Verify-(?:Peer|Host)\s*=\s*["']?(?:false|no|0|off|without|disable)["']?;?$/i,
        separate: true,
      },
      {
        in: 'line',
        files: /apt\.conf(?:\.d\/[^/]+)?$/,
        line: /^\s*Acquire::https?::(?:\S{1,200}::)?Verify-(?:Peer|Host)\s+["']?(?:false|no|0|off)["']?\s*;?\s*$/i,
      },
    ],
    source: 'apt-transport-https(1)',
  },
  {
    tool: 'apk',
    disables: 'certificate verification of package repositories',
    instead: 'Append the CA to /etc/ssl/certs/ca-certificates.crt before apk runs; apk reads it.',
    trust: 'system',
    spellings: [
      { in: 'option', of: ['apk'], names: ['--no-check-certificate'] },
      { in: 'option', of: ['apk'], names: ['--check-certificate'], value: off },
      { in: 'variable', name: /^SSL_NO_VERIFY_HOSTNAME$/, value: anything },
    ],
    source: 'apk-tools apk(8), libfetch/common.c',
  },
  {
    tool: 'dnf and yum',
    disables: 'certificate verification of package repositories',
    instead: 'Install the CA in the image (or name it in sslcacert).',
    trust: 'system',
    spellings: [
      {
        in: 'option',
        of: rpmManagers,
        names: ['--setopt'],
        value: /^(?:\S{1,200}\.)?(?:proxy_)?sslverify=(?:false|no|0|off)$/i,
        separate: true,
      },
      {
        in: 'line',
        files: /(?:(?:^|\/)(?:yum|dnf)\.conf|\.repo)$/,
        line: /^\s*(?:proxy_)?sslverify\s*=\s*(?:false|no|0|off)\s*$/i,
      },
    ],
    source: 'dnf.conf(5), sslverify',
  },
  {
    tool: 'zypper',
    disables: 'certificate verification of a package repository',
    instead: 'Install the CA in the image; zypper reads the system store.',
    trust: 'system',
    spellings: [
      { in: 'word', of: ['zypper'], part: /[?&]ssl_verify=(?:no|host|peer)$|(?<=[?&])ssl_verify=(?:no|host|peer)&/i },
      { in: 'line', files: /\.repo$/, line: /^\s*baseurl\s*=.{1,500}[?&]ssl_verify=no/i },
    ],
    source: 'libzypp, URL option ssl_verify',
  },
];
