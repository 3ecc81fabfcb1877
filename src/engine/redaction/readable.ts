import { kindsOfCharacters } from './characters.ts';

/**
 * What stands in the place of a secret and is none. A reader needs it, for it says where the real one comes from:
 * variables and commands of shells, variables of templates, words in angle brackets, asterisks, references to a vault, our own placeholders.
 *
 * `changeme`, `password` and other public defaults are no such words: somewhere they are the real password, and that is
 * worth hiding. They are hidden where they stand, and do not travel (see `travels`).
 */
const stands = [
  /\$\{[^{}\n]{1,200}\}/,
  /\$\([^()\n]{1,200}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)/,
  /\$\{\{[^{}\n]{1,200}\}\}/,
  /\$[A-Za-z_][A-Za-z0-9_]{0,100}(?![A-Za-z0-9_$!@#%^&*+])/,
  /`[^`\n]{1,200}`/,
  /\{\{[^{}\n]{1,300}\}\}/,
  /\{%[^%\n]{1,300}%\}/,
  /<[A-Za-z_][^<>\n]{0,100}>/,
  // `kubectl describe pod` says so behind `<set to the key …>`.
  /Optional: {1,4}(?:true|false)/,
  /%%?[A-Za-z_][A-Za-z0-9_]{1,60}%%?/,
  /\[(?:redacted|hidden|masked|filtered|removed|secret)\]/i,
  // `(sensitive value)`, `(known after apply)`
  /\((?:sensitive|known|hidden|redacted|masked|write-only|not|none|empty|unset|set)\b[a-z -]{0,40}\)/,
  /__[A-Z][A-Z0-9_]{1,60}__/,
  /@@[A-Z][A-Z0-9_:-]{1,60}@@/,
  /[*•]{2,100}/,
  /[xX]{3,100}/,
  /\.{3}|…/,
  /REDACTEDX{0,100}(?:_[A-Z_]{1,60}_\d{2,20})?/,
  /(?:your|my|the|some|insert|enter|replace)[-_ ]?(?:own[-_ ]?)?(?:[a-z]{1,20}[-_ ]){0,3}(?:password|passwd|token|secret|key|api[-_]?key|credentials?|pat)(?:[-_ ]?here)?/i,
].map(({ source, flags }) => new RegExp(`^(?:${source})`, flags));

/** What each of them begins with. */
const begins = /^[$`{<%[(_@*•xX.…RrYyMmTtSsIiEe]/;
const connects = /^[\s:,/@;"'\\|.=_-]{1,20}/;
const scheme = /^(?:Basic|Bearer|Token|Digest|Negotiate|SSWS|ApiKey)\s{1,8}(?=\S)/i;

/** The scheme of a header's value with the blank behind it; empty without one. */
export const schemeOf = (value: string): string => scheme.exec(value)?.[0] ?? '';

const nothing = /^(?:null|nil|~|none|undefined|true|false|yes|no|on|off|-|""|''|\d{1,9} bytes|-?0x[0-9a-f]{1,8})$/i;
const path =
  /^(?:file:\/\/)?(?:\.{1,2}\/|~\/|\$\{[\w.]{1,60}\}\/|\/(?:bin|builder|certs?|config|data|dev|etc|home|kaniko|mnt|opt|proc|root|run|secrets?|srv|sys|tmp|usr|var|workspace)\/|[A-Za-z]:\\)[\w.@%$ {}()\\/+-]{1,300}$/;
const reference =
  /^(?:(?:op|vault|keyring|secretref|sops|azurekeyvault|gcpsm|awssm|awsssm|ref\+[a-z0-9]{1,20}):|ENC\[|\$ANSIBLE_VAULT|!vault|projects\/[\w-]{1,60}\/secrets\/|arn:aws[\w-]{0,10}:(?:secretsmanager|ssm):|\[[a-z]\w{1,40}\(.{0,400}\]$|\.(?:data|stringData|metadata|spec|status|Values)\.[\w.\\-]{1,100}$)/;

const fileName = /^\/?[\w.-]{1,80}\.(?:key|pem|crt|cer|cert|p12|pfx|jks|txt|json|ya?ml|toml|conf|env|sh)$/i;

/** Whether the text, standing where a secret is expected, stays readable: it is empty, a placeholder, a path or a reference. */
export function isReadable(value: string): boolean {
  const text = value.trim();
  if (text === '' || nothing.test(text) || reference.test(text)) return true;
  return (
    path.test(text) ||
    (/\.[a-z0-9]{2,5}$/i.test(text) && fileName.test(text)) ||
    isPlaceholder(text.replace(scheme, '')) ||
    isTemplate(text)
  );
}

/** Whether it is a Docker config into which Helm or External Secrets puts every credential. */
const isTemplate = (text: string): boolean =>
  text.length < 4000 &&
  /^\{\s{0,40}\\?"auths"/.test(text) &&
  text.includes('{{') &&
  !/(?:auth|password|token)\\?"\s{0,8}:\s{0,8}\\?"[^"\\]/.test(text.replace(/\{\{[^{}\n]{1,300}\}\}/g, ''));

/** Whether it is made of placeholders and of nothing else but punctuation between them. */
function isPlaceholder(text: string): boolean {
  if (text.length > 600 || !begins.test(text)) return false;
  let rest = text;
  for (let round = 0; rest !== '' && round < 40; round++) {
    const taken = stands.map((pattern) => pattern.exec(rest)?.[0].length ?? 0);
    const length = Math.max(...taken);
    if (length === 0) return false;
    rest = rest.slice(length);
    if (rest !== '') rest = rest.replace(connects, '');
  }
  return rest === '';
}

/** Whether the text looks drawn by lot: what prose has in such a place, e.g. `token: unexpected status`, does not. */
export function looksDrawn(text: string): boolean {
  if (text.length < 6 || /^[\d.:,/-]+$/.test(text)) return false;
  return (/\d/.test(text) && kindsOfCharacters(text) >= 2) || /[a-z][A-Z]|[!#$%^&*+=?]./.test(text);
}
