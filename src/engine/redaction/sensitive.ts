/** Words at whose end the name of a setting says that a secret is its value. */
const endings =
  /(?:password|passwd|passwort|kennwort|wachtwoord|losenord|contrasena|motdepasse|mdp|salasana|пароль|密码|密碼|パスワード|비밀번호|passphrase|passcode|secret|token|apikey|secretkey|accesskey|accountkey|privatekey|authkey|credential|credentials|creds|authorization|signature|dockerconfigjson|dockercfg)$/;
const alone = new Set(
  'pass passe senha heslo haslo hasło parola pwd pw pswd psw auth jwt bearer cookie psk pat passkey rootpw adminpw bindpw keypass storepass userpass dbpass dbpwd pgpass mypass xauth'.split(
    ' ',
  ),
);
/** Of two words, the second one `key`. */
const kindsOfKey = new Set(
  'api csrf xsrf hmac unseal recovery preshared psk access private secret signing encryption shared account storage master session client license auth ssh deploy service host tls server certificate'.split(
    ' ',
  ),
);
/** What such a name ends with when its value is *about* a secret: where it lies, what it is called, how long it lasts. */
const about = new Set(
  'file files path paths name names ref refs url uri endpoint type kind ttl expiry expires expiration expired age length size policy store storage helper helpers provider count mount dir directory host hosts server servers issuer audience audiences namespace version enabled disabled enable disable required optional min max algorithm field hint rotation secs seconds minutes timeout header headers prefix claims realm service scope scopes env var variable arg template format label labels selector stdin review reviewer reviews mode method methods user username login email class controller manager operator backend driver plugin hash sum fingerprint request requests response error errors status state check validation location source config configuration options settings list map cache proxy region zone group role docs doc help description comment message text example default reader json yaml yml toml conf xml sh properties duration renewable policies checksum'.split(
    ' ',
  ),
);
const suffixes = new Set('data value string base64 b64 encoded enc plain plaintext raw literal input'.split(' '));

/** What makes `…Secret` the name of a Kubernetes Secret. */
const namesOne = new Set(
  'existing pull image tls docker registry ca cert certificate kube k8s external regcred k8s'.split(' '),
);

/** The words of a name in camelCase, snake_case, kebab-case or with dots, in lower case. */
function wordsOf(name: string): string[] {
  const apart = /[a-z][A-Z]|\d[A-Z]|[A-Z]{2}[a-z]/.test(name)
    ? name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    : name;
  const lower = apart.toLowerCase();
  if (/^[\x20-\x7e]*$/.test(lower)) return lower.match(/[a-z0-9]+/g) ?? [];
  // Without accents, which `ñ` has, and `ł` has not.
  return (
    lower
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .normalize('NFC')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** What kind of secret a setting of this name has, or undefined: `DB_PASSWORD`, `authToken`, `client-key-data`, but no `tokenUrl`. */
export function kindOfName(name: string): string | undefined {
  // Which number it is says nothing; what a word is called does, as in `base64` and `k8s`.
  const alike = /\d{3}/.test(name) ? name.replace(/\d{3,}/g, (number) => '0'.repeat(number.length)) : name;
  if (known.has(alike)) return known.get(alike);
  const kind = kindFor(alike);
  if (known.size === most) known.clear();
  known.set(alike, kind);
  return kind;
}

/** The same names come again and again. */
const known = new Map<string, string | undefined>();
const most = 4000;

function kindFor(name: string): string | undefined {
  if (name.length > 200 || /\s/.test(name.trim()) || name.includes('REDACTED')) return undefined;
  const words = wordsOf(name);
  while (words.length > 1 && (suffixes.has(words.at(-1) ?? '') || /^\d{1,4}$/.test(words.at(-1) ?? ''))) words.pop();
  // The annotation by which Helm's charts roll pods out anew; units of systemd that name credentials and variables.
  if (about.has(words.at(-1) ?? '') || words[0] === 'checksum' || /^(?:load|import)credential|environment$/i.test(name))
    return undefined;
  for (let at = words.length - 1; at >= 0; at--) {
    const word = (words[at] ?? '').replace(/\d{1,4}$/, '');
    // The key of a Secret under which it is: `existingSecretPasswordKey`.
    if (word === 'key' && /^(?:password|token|username)$/.test(words[at - 1] ?? '')) return undefined;
    if (word === 'key' && kindsOfKey.has(words[at - 1] ?? '')) return 'key';
    // X-JFrog-Art-Api
    if (word === 'api' && words[at - 1] === 'art') return 'key';
    if (word === 'id' && words[at - 1] === 'secret') return 'secret';
    if (word === 'id' && words[at - 1] === 'key' && words[at - 2] === 'access') return 'key';
    if (word === 'id' || word === 'ids') return undefined;
    if (word === 'secret' && namesOne.has(words[at - 1] ?? '')) return undefined;
    if (endings.test(word) || alone.has(word)) return kindOfWord(word);
    if (word === 'public' || word === 'image') return undefined;
  }
  return undefined;
}

function kindOfWord(word: string): string {
  if (/token|jwt|bearer|pat$/.test(word)) return 'token';
  if (/^(?:x?auth|authorization|dockerconfigjson|dockercfg|cred.{0,20})$/.test(word)) return 'credentials';
  if (/key$/.test(word)) return 'key';
  return /secret|signature/.test(word) ? 'secret' : 'password';
}

/** Names under which plain words stand as often as secrets: only what looks drawn by lot is hidden where no structure tells. */
export const isVague = (name: string): boolean =>
  /^(?:[\w.]{0,60}[_.]auth|auth|x-?auth|pass|pat|cookie|secret|signature|creds?|credentials?|secret-?_?key)$/i.test(
    name,
  );
