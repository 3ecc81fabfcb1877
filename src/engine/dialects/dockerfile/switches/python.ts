import { anything, argumentsOf, off, type Switch } from './switch.ts';

export const pythonSwitches: readonly Switch[] = [
  {
    tool: 'pip',
    disables: 'pip’s certificate verification, and the demand for HTTPS,',
    instead:
      'Install the CA in the image and name the bundle in PIP_CERT; pip 24.2 and later read the system store themselves.',
    trust: 'pip',
    spellings: [
      {
        in: 'setting',
        of: ['pip'],
        words: /^config set \S{0,60}\.trusted-host (?=\S)/i,
        hosts: true,
      },
      {
        in: 'option',
        of: ['pip', 'pipenv', 'pip-compile', 'pip-sync', 'pipx'],
        names: ['--trusted-host'],
        atLeast: '--trusted',
        value: anything,
        separate: true,
        hosts: true,
      },
      { in: 'variable', name: /^PIP_TRUSTED_HOST$/, value: /\S/, hosts: true },
      { in: 'word', of: [], variables: argumentsOf('pip'), part: /(?<!\S)--trusted-host[= ]\S{1,300}\s*/ },
      { in: 'line', files: /pip\.(?:conf|ini)$/, line: /^\s*trusted-host\s*=/i },
      { in: 'line', files: /requirements[\w.-]*\.(?:txt|in)$/, line: /^\s*--trusted-host[\s=]/ },
    ],
    source: 'pip src/pip/_internal/network/session.py, add_trusted_host',
  },
  {
    tool: 'Python',
    disables: 'certificate verification in Python 2.7',
    instead: 'Take it away. Programs read the bundle that SSL_CERT_FILE or REQUESTS_CA_BUNDLE names.',
    trust: 'system',
    spellings: [{ in: 'variable', name: /^PYTHONHTTPSVERIFY$/, value: /^0$/ }],
    inert: 'only Python 2.7 reads it (PEP 493).',
    source: 'PEP 493; CPython 3 Lib/ssl.py does not mention it',
  },
  {
    tool: 'Python warnings',
    disables: 'the warning that tells of unverified requests',
    instead: 'Take it away, so that unverified requests are told.',
    trust: 'none',
    spellings: [
      {
        in: 'variable',
        name: /^PYTHONWARNINGS$/,
        value: /^ignore:{1,3}(?:Unverified HTTPS request|.{0,100}InsecureRequestWarning)/i,
      },
    ],
    inert: 'it only hides the warning that tells of unverified requests.',
    source: 'urllib3 documentation, TLS warnings',
  },
  {
    tool: 'Python requests',
    disables: 'certificate verification in requests before 2.28',
    instead: 'Install the CA in the image and name the bundle in REQUESTS_CA_BUNDLE.',
    trust: 'requests',
    spellings: [{ in: 'variable', name: /^(?:CURL_CA_BUNDLE|REQUESTS_CA_BUNDLE)$/, value: /^$/ }],
    source: 'requests HISTORY.md, 2.28.0',
  },
  {
    tool: 'Python',
    disables: 'certificate verification in the program that is run here',
    instead: 'Let the program verify, and name the bundle of the image in SSL_CERT_FILE or REQUESTS_CA_BUNDLE.',
    trust: 'requests',
    spellings: [
      {
        in: 'code',
        of: ['python'],
        code: /verify\s*=\s*False\b|_create_unverified_context|\bCERT_NONE\b|disable_warnings\(/,
      },
    ],
    source: 'Python ssl and requests documentation',
  },
  {
    tool: 'conda',
    disables: 'conda’s certificate verification',
    instead: 'Install the CA in the image and set ssl_verify to the bundle (or to truststore, conda 23.9 and later).',
    trust: 'conda',
    spellings: [
      { in: 'setting', of: ['conda', 'mamba', 'micromamba'], words: /^config ssl_verify (?:false|no|0|off)$/i },
      { in: 'variable', name: /^CONDA_SSL_VERIFY$/, value: off },
      {
        in: 'option',
        of: ['conda', 'mamba', 'micromamba'],
        names: ['--insecure'],
        short: { letter: 'k', takingArgument: 'cfnpr' },
      },
      { in: 'line', files: /condarc$/, line: /^\s*ssl_verify:\s*["']?(?:false|no|0|off)["']?\s*$/i },
    ],
    source: 'conda configuration, ssl_verify',
  },
  {
    tool: 'Poetry',
    disables: 'Poetry’s certificate verification for a package source',
    instead: 'Install the CA in the image and name the bundle in REQUESTS_CA_BUNDLE.',
    trust: 'requests',
    spellings: [{ in: 'setting', of: ['poetry'], words: /^config certificates\.\S{1,200}\.cert false$/i }],
    source: 'Poetry documentation, certificates.<name>.cert',
  },
  {
    tool: 'uv',
    disables: 'uv’s certificate verification',
    instead: 'Install the CA in the image and name the bundle in SSL_CERT_FILE, or use --system-certs.',
    trust: 'uv',
    spellings: [
      {
        in: 'option',
        of: ['uv', 'uvx'],
        names: ['--allow-insecure-host', '--trusted-host'],
        value: anything,
        separate: true,
        hosts: true,
      },
      { in: 'variable', name: /^UV_INSECURE_HOST$/, value: /\S/, hosts: true },
      { in: 'line', files: /(?:uv|pyproject)\.toml$/, line: /^\s*allow-insecure-host\s*=\s*\[\s*["']/ },
    ],
    source: 'uv reference, allow-insecure-host',
  },
];
