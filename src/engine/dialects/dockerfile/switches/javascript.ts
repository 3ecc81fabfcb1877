import { off, type Switch } from './switch.ts';

const instead =
  'Install the CA in the image and name it in NODE_EXTRA_CA_CERTS, which adds it to the public ones; `cafile` would replace them.';

export const javascriptSwitches: readonly Switch[] = [
  {
    tool: 'npm',
    disables: 'npm’s certificate verification',
    instead,
    trust: 'node',
    spellings: [
      { in: 'setting', of: ['npm'], words: /^(?:(?:config|conf|c) )?set strict-ssl[ =](?:false|0|null)$/i },
      { in: 'setting', of: ['npm'], words: /^(?:(?:config|conf|c) )?set ca(?:[ =](?:null)?)?$/i },
      { in: 'word', of: ['npm'], part: /^strict-ssl=(?:false|0)$/i },
      { in: 'option', of: ['npm', 'npx'], names: ['--strict-ssl'], value: off, separate: true },
      { in: 'option', of: ['npm', 'npx'], names: ['--no-strict-ssl'] },
      { in: 'variable', name: /^npm_config_strict_ssl$/i, value: /^(?:false|0|)$/i },
      { in: 'line', files: /npmrc$/, line: /^\s*strict-ssl\s*=\s*["']?(?:false|0)["']?\s*$/i },
      { in: 'line', files: /npmrc$/, line: /^\s*ca\s*=\s*(?:null|""|'')?\s*$/i },
    ],
    source: 'npm config docs, strict-ssl and ca',
  },
  {
    tool: 'Yarn 1',
    disables: 'Yarn’s certificate verification',
    instead,
    trust: 'node',
    spellings: [
      { in: 'setting', of: ['yarn', 'yarnpkg'], words: /^config set strict-ssl[ =](?:false|0)$/i },
      { in: 'option', of: ['yarn', 'yarnpkg'], names: ['--strict-ssl'], value: off },
      { in: 'option', of: ['yarn', 'yarnpkg'], names: ['--no-strict-ssl'] },
      { in: 'line', files: /yarnrc$/, line: /^\s*"?(?:--)?strict-ssl"?\s+"?(?:false|0)"?\s*$/i },
    ],
    source: 'Yarn 1 documentation, `yarn config` and .yarnrc',
  },
  {
    tool: 'Yarn',
    disables: 'Yarn’s certificate verification',
    instead,
    trust: 'node',
    spellings: [
      { in: 'setting', of: ['yarn'], words: /^config set enableStrictSsl (?:false|0)$/i },
      { in: 'variable', name: /^YARN_ENABLE_STRICT_SSL$/, value: off },
      { in: 'line', files: /yarnrc\.ya?ml$/, line: /^\s*enableStrictSsl:\s*["']?false["']?\s*$/i },
    ],
    source: 'Yarn configuration, enableStrictSsl',
  },
  {
    tool: 'pnpm',
    disables: 'pnpm’s certificate verification',
    instead,
    trust: 'node',
    spellings: [
      { in: 'setting', of: ['pnpm'], words: /^(?:config|c) set strict-ssl[ =](?:false|0)$/i },
      { in: 'option', of: ['pnpm', 'pnpx'], names: ['--strict-ssl', '--config.strict-ssl'], value: off },
      { in: 'option', of: ['pnpm', 'pnpx'], names: ['--no-strict-ssl'] },
      { in: 'line', files: /pnpm-workspace\.ya?ml$/, line: /^\s*strictSsl:\s*["']?false["']?\s*$/i },
    ],
    source: 'pnpm settings, strict-ssl',
  },
  {
    tool: 'Node.js',
    disables: 'certificate verification in every Node.js process',
    instead,
    trust: 'node',
    spellings: [
      { in: 'variable', name: /^NODE_TLS_REJECT_UNAUTHORIZED$/, value: /^0$/ },
      { in: 'code', of: ['node', 'bun'], code: /rejectUnauthorized['"]?\s*:\s*false/ },
    ],
    source: 'Node.js command-line API, NODE_TLS_REJECT_UNAUTHORIZED',
  },
  {
    tool: 'Deno',
    disables: 'certificate verification',
    instead: 'Name the CA in DENO_CERT, or set DENO_TLS_CA_STORE=system,mozilla once the image trusts it.',
    trust: 'deno',
    spellings: [
      { in: 'option', of: ['deno'], names: ['--unsafely-ignore-certificate-errors'] },
      {
        in: 'option',
        of: ['deno'],
        names: ['--unsafely-ignore-certificate-errors'],
        value: /^[^\s]+$/,
      },
    ],
    source: 'Deno CLI, --unsafely-ignore-certificate-errors',
  },
];
