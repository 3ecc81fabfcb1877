/** Names of variables that hold a secret; names of files, users and switches about secrets do not. */
const secretName =
  /(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|PWD|SECRET|TOKEN|API_?KEY|APIKEY|ACCESS_?KEY(?:_ID)?|SECRET_?KEY|PRIVATE_?KEY|AUTH_?KEY|CREDENTIALS?)$/i;
const notSecretName = /(?:^|_)(?:PWD|OLDPWD)$|ALLOW_EMPTY|RANDOM_ROOT/i;

/** Tokens that are known by their shape. */
const tokens: readonly (readonly [string, RegExp])[] = [
  ['a GitHub token', /\b(?:gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_\w{40,255})\b/],
  ['a GitLab token', /\bgl(?:pat|dt|rt|cbt)-[\w-]{18,64}/],
  ['an npm token', /\bnpm_[A-Za-z0-9]{30,64}\b/],
  ['an AWS access key', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ['a Docker access token', /\bdckr_(?:pat|oat)_[\w-]{20,64}/],
  ['a PyPI token', /\bpypi-[\w-]{40,400}/],
  ['a Slack token', /\bxox[abprs]-[\w-]{10,200}/],
  ['a private key', /-----BEGIN (?:[A-Z]{2,12} ){0,2}PRIVATE KEY-----/],
];
const urlPassword = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@"']{0,200}:([^\s/@"']{1,300})@/i;
/** Options and lines by which a secret is handed over; the group is the secret. */
const handedOver: readonly (readonly [string, RegExp])[] = [
  ['a registry token', /(?:^|[\s:])_(?:authToken|auth|password)\s*=\s*"?([^\s"]{1,2000})/],
  ['a password', /\bmachine\s+\S{1,200}\s+login\s+\S{1,200}\s+password\s+(\S{1,500})/],
];

/** What stands where a secret will be put, or no secret at all. */
const placeholder =
  /^(?:|\$.*|%.*%|__\w+__|<.*>|\{\{.*\}\}|\*+|x{3,}|\.{3}|(?:change|replace)[-_ ]?(?:me|this|it).*|your[-_ ].*|my[-_ ]?(?:password|secret|token)|todo|tbd|none|null|redacted|placeholder|dummy|example|secret|password|token|true|false|yes|no|on|off|\d{1,2}|\/.*|file:.*)$/i;

const isPlaceholder = (value: string): boolean => placeholder.test(value.trim().slice(0, 300)) || /\$\{?\w/.test(value);

/** What kind of secret the variable holds; undefined for none. The value itself is never part of the answer. */
export function secretInVariable(name: string, value: string): string | undefined {
  const known = secretInText(value);
  if (known) return known;
  if (!secretName.test(name) || notSecretName.test(name) || isPlaceholder(value)) return undefined;
  return 'a secret';
}

/** What kind of secret the text holds. */
export function secretInText(text: string): string | undefined {
  const shown = text.slice(0, 20_000);
  const token = tokens.find(([, pattern]) => pattern.test(shown))?.[0];
  if (token) return token;
  const password = urlPassword.exec(shown)?.[1];
  if (password && !isPlaceholder(password)) return 'a password in a URL';
  return handedOver.find(([, pattern]) => {
    const secret = pattern.exec(shown)?.[1];
    return secret !== undefined && !isPlaceholder(secret);
  })?.[0];
}

interface SecretOption {
  of: RegExp;
  /** Words among which it stands. */
  words?: RegExp;
  names: readonly string[];
  /** The secret within the value. */
  secret: RegExp;
}

const secretOptions: readonly SecretOption[] = [
  {
    of: /^(?:docker|podman|buildah|skopeo|nerdctl|helm|oras|crane|cosign)$/,
    words: /(?:^| )login\b/,
    names: ['-p', '--password'],
    secret: /^(.+)$/s,
  },
  { of: /^(?:podman|buildah|skopeo)$/, names: ['--creds', '--src-creds', '--dest-creds'], secret: /^[^:]*:(.+)$/s },
  { of: /^curl$/, names: ['-u', '--user', '--proxy-user'], secret: /^[^:]*:(.+)$/s },
  { of: /^wget2?$/, names: ['--password', '--http-password', '--ftp-password'], secret: /^(.+)$/s },
  { of: /^sshpass$/, names: ['-p'], secret: /^(.+)$/s },
];

/** The option by which a command is given a secret. */
export function secretOption(program: string, words: string, args: readonly string[]): string | undefined {
  for (const option of secretOptions) {
    if (!option.of.test(program) || (option.words && !option.words.test(words))) continue;
    for (const [index, arg] of args.entries())
      for (const name of option.names) {
        const value =
          arg === name ? args[index + 1] : arg.startsWith(`${name}=`) ? arg.slice(name.length + 1) : undefined;
        const secret = value === undefined ? undefined : option.secret.exec(value)?.[1];
        if (secret !== undefined && !isPlaceholder(secret)) return `${program} ${option.words ? 'login ' : ''}${name}`;
      }
  }
  return undefined;
}
