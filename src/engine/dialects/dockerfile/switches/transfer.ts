import { anything, argumentsOf, off, type Switch } from './switch.ts';

/** Tools that fetch files. Short options of curl that take an argument: curl docs/cmdline-opts, 2026-08. */
const curlTakesArgument = 'ACDEFHKPQTUXYbcdehmortuwxyz';

export const transferSwitches: readonly Switch[] = [
  {
    tool: 'curl',
    disables: 'the check of the server’s certificate and name',
    instead: 'Install the CA in the image; curl reads the system store.',
    trust: 'system',
    spellings: [
      {
        in: 'option',
        of: ['curl'],
        names: ['--insecure', '--proxy-insecure', '--doh-insecure'],
        atLeast: '--ins',
        short: { letter: 'k', takingArgument: curlTakesArgument },
      },
      { in: 'variable', name: /insecure|ssl|tls|verify/i, value: /^(?:-k|--insecure)$/ },
      { in: 'word', of: [], variables: argumentsOf('curl'), part: /(?<!\S)(?:-k|--insecure)(?!\S)\s*/ },
      {
        in: 'word',
        of: [],
        variables: argumentsOf('curl'),
        part: /(?<=(?<!\S)-[fgsSLv46]{1,7})k(?=[fgsSLv46]*(?!\S))/,
      },
      {
        in: 'code',
        of: [],
        code: /\bcurl(?:\.exe)? (?:[^\n&|;]{0,200} )?(?:-[fgsSLv46]{0,7}k[fgsSLv46O]{0,7}|--insecure)(?=\s|$)/,
      },
      { in: 'line', files: /curlrc$/, line: /^\s*(?:-k|(?:--)?(?:proxy-)?insecure(?:\s*[=:]?\s*true)?)\s*$/ },
    ],
    source: 'curl docs/cmdline-opts/insecure.md',
  },
  {
    tool: 'wget',
    disables: 'the check of the server’s certificate and name',
    instead: 'Install the CA in the image; wget reads the system store.',
    trust: 'system',
    spellings: [
      { in: 'option', of: ['wget', 'wget2'], names: ['--no-check-certificate'], atLeast: '--no-ch' },
      { in: 'option', of: ['wget', 'wget2'], names: ['--check-certificate'], value: /^(?:off|no|0|false|quiet)$/i },
      {
        in: 'option',
        of: ['wget', 'wget2'],
        names: ['-e', '--execute'],
        value: /^check_?certificate\s*=\s*(?:off|no|0)$/i,
        separate: true,
      },
      { in: 'word', of: [], variables: argumentsOf('wget'), part: /(?<!\S)--no-check-certificate(?!\S)\s*/ },
      { in: 'line', files: /wgetrc$/, line: /^\s*check[_-]?certificate\s*=\s*(?:off|no|0)\s*$/i },
    ],
    source: 'GNU Wget manual, "HTTPS (SSL/TLS) Options"',
  },
  {
    tool: 'Git',
    disables: 'Git’s certificate verification',
    instead:
      'Install the CA in the image; Git reads the system store. GIT_SSL_NO_VERIFY counts whatever its value is, even 0.',
    trust: 'system',
    spellings: [
      { in: 'variable', name: /^GIT_SSL_NO_VERIFY$/, value: anything },
      {
        in: 'option',
        of: ['git'],
        names: ['-c', '--config'],
        value: /^http\.(?:\S{1,300}\.)?sslverify=(?:false|0|no|off)$/i,
        separate: true,
      },
      {
        in: 'setting',
        of: ['git'],
        words: /^config (?:set )?http\.(?:\S{1,300}\.)?sslverify (?:false|0|no|off)$/i,
      },
      { in: 'line', files: /gitconfig$/, line: /^\s*sslverify\s*=\s*(?:false|0|no|off)\s*$/i },
    ],
    source: 'git http.c, `http_init` (getenv) and `http_options`',
  },
  {
    tool: 'Git',
    disables: 'Git’s certificate verification',
    instead: 'Install the CA in the image; Git reads the system store.',
    trust: 'system',
    declined:
      'Git counts these pairs: take GIT_CONFIG_KEY_n and GIT_CONFIG_VALUE_n away together and lower GIT_CONFIG_COUNT.',
    spellings: [{ in: 'variable', name: /^GIT_CONFIG_KEY_\d{1,3}$/, value: /^http\.(?:\S{1,300}\.)?sslverify$/i }],
    source: 'git-config(1), GIT_CONFIG_COUNT',
  },
  {
    tool: 'lftp',
    disables: 'certificate verification',
    instead: 'Install the CA in the image; lftp reads the system store.',
    trust: 'system',
    spellings: [
      { in: 'word', of: ['lftp'], part: /set ssl:verify-certificate (?:no|false|off|0)\s*;?\s*/i },
      { in: 'line', files: /lftp(?:rc|\.conf)$/, line: /^\s*set ssl:verify-certificate (?:no|false|off|0)\s*$/i },
    ],
    source: 'lftp(1), ssl:verify-certificate',
  },
  {
    tool: 'LDAP',
    disables: 'certificate verification of LDAP clients',
    instead: 'Install the CA in the image and name it in TLS_CACERT.',
    trust: 'system',
    spellings: [
      { in: 'variable', name: /^LDAPTLS_REQCERT$/, value: /^(?:never|allow)$/i },
      { in: 'line', files: /(?:^|\/)(?:ldap\.conf|\.?ldaprc)$/, line: /^\s*TLS_REQCERT\s+(?:never|allow)\s*$/i },
    ],
    source: 'ldap.conf(5), TLS_REQCERT',
  },
  {
    tool: 'Subversion',
    disables: 'certificate verification',
    instead:
      'Install the CA in the image; Subversion reads the system store when ssl-authority-files or OpenSSL’s default names it.',
    trust: 'system',
    spellings: [
      { in: 'option', of: ['svn'], names: ['--trust-server-cert'] },
      { in: 'option', of: ['svn'], names: ['--trust-server-cert-failures'], value: anything, separate: true },
    ],
    source: 'svn help, --trust-server-cert-failures',
  },
  {
    tool: 'Mercurial',
    disables: 'certificate verification',
    instead: 'Install the CA in the image; Mercurial reads the system store.',
    trust: 'system',
    spellings: [{ in: 'option', of: ['hg'], names: ['--insecure'] }],
    source: 'hg help, --insecure',
  },
  {
    tool: 'Perl',
    disables: 'host name and certificate verification in LWP',
    instead: 'Install the CA in the image and name the bundle in PERL_LWP_SSL_CA_FILE.',
    trust: 'perl',
    spellings: [{ in: 'variable', name: /^PERL_LWP_SSL_VERIFY_HOSTNAME$/, value: off }],
    source: 'LWP::UserAgent, verify_hostname',
  },
];
