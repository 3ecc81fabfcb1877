import type { Range } from '../../workspace/source-file.ts';
import { carriedByText } from '../carried.ts';
import { isReadable, looksDrawn, schemeOf } from '../readable.ts';
import type { Find } from '../secret.ts';
import { isVague, kindOfName } from '../sensitive.ts';
import { inBraces, inElement, type Name, quotedAsAWhole, upToLineEnd, withoutStress } from './extent.ts';
import { type Written, writtenAt } from './written.ts';

/** What every sensitive name holds somewhere. */
const core =
  /pass|pwd|pswd|psw\b|pw\b|secret|token|auth|key|cred|jwt|bearer|cookie|psk|signature|\bpat\b|docker(?:config|cfg)|art-api|(?:kenn|wacht)wo|l[oö]senord|contrase[nñ]a|senha|heslo|has[lł]o|parola|salasana|пароль|密[码碼]|パスワード|비밀번호/gi;
const partOfName = /[\w.$\u00c0-\u024f\u0400-\u04ff-]/;
const longestName = 80;
const nameAfter = /[\w.\u00c0-\u024f\u0400-\u04ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af-]{0,60}/y;
/**
 * `=`, `:`, `=>`, `:=`, `==`, behind quotes that may be escaped themselves; elements and attributes of XML, and a variable of
 * Terraform with its default. Go prints the values of headers in brackets. Two flags take a blank or a comma.
 */
const sign =
  /(?:["']\s{1,8}value\s{0,3}=\s{0,3}|["']\s{1,8}\{[^{}]{0,300}?\bdefault\s{0,40}=\s{0,8}(?=")|<\/(?:name|key)>\s{0,80}<(?:value|string)>|["']>(?=[^<>\s][^<>\n]{0,200}<\/)|(?:\\{0,7}["'`])?(?:\]|\\{0,3}")?[ \t]{0,60}\*{0,2}(?:=>|[:?]=|={1,3}|[:：](?!\/\/))\*{0,2}[ \t]{0,16}(?:(?:\r?\n[ \t]{1,40}(?=\\{0,7}["'])|[|>][+-]?[ \t]{0,8}\r?\n[ \t]{1,40}(?=[^\s#]))|(?<=:)\[\]string\{(?=")|\[(?![A-Za-z]{3,20}\])(?=[^\s"'[\],]{6,4000}\]))?)/y;
/** The value that a shell takes where a variable has none. */
const otherwise = /:?[-=](?=[^{}"'$\n]{1,400}\})/y;
/** The next argument of a call that sets a variable. */
const argument = /["']\s{0,8},\s{0,8}(?=["'])/y;
const flagSign =
  /(?:\\{0,7}["'`]\s{0,20},\s{0,20}(?=\\{0,7}["'`])|[ \t]{1,16}(?:\\\r?\n[ \t]{0,40})?|["']?\r?\n[ \t]{0,40}- )/y;
/** Words that say something about a secret in prose. */
const prose = new Set(
  'not no is was are has invalid missing required expired unauthorized unauthenticated denied failed fail incorrect wrong unexpected unknown empty unset get post put head patch delete request basic bearer digest plain plaintext string number boolean bool object array optional error the a an from for in of to and or provided given found cannot could unable authentication authorization authorized authenticated disabled enabled present set ok default generated rejected must should type file env x509 tls http https anonymous str int'.split(
    ' ',
  ),
);

/** What a program computes: `os.environ["…"]`, `getenv('…')`, `read()`. */
const code = /^[A-Za-z_][\w.]{1,80}(?:\(["')]|\[["'])|^process\.env\./;
/** What follows a flag that is talked about. */
const talk =
  /^(?:via|and|or|is|are|was|flag|option|instead|in|on|for|to|with|from|argument|parameter|can|should|must|cannot|not|has)$/;
/** What Terraform writes between a value and the next one. */
const changed = /["'] -> (?=["'])/y;
/** What is said of a Secret by its name, or of a size. */
const said = /["']?[ \t]{1,4}(?:bytes\b|not found|already exists|does not|is\b|was\b|cannot\b|could\b|must\b|has\b)/y;

/** What stands between a name and its value where nothing else does: quotes and the sign. */
const plainSign = /["']?[ \t]{0,16}[:=][ \t]{0,16}["']?/y;

/**
 * `password=…`, `token: …`, `"auth": "…"`, `--docker-password …`: any name of a secret with what it is given, in any
 * text. What is `known` to stand behind a name, in order and apart, is passed over.
 */
export function* assignedSecretsIn(text: string, known: readonly Find[] = []): Generator<Find> {
  let next = 0;
  core.lastIndex = 0;
  for (let hit = core.exec(text); hit; hit = core.exec(text)) {
    let start = hit.index;
    while (start > 0 && hit.index - start < longestName && partOfName.test(text.charAt(start - 1))) start -= 1;
    nameAfter.lastIndex = hit.index;
    const name = text.slice(start, hit.index) + (nameAfter.exec(text)?.[0] ?? '');
    const end = start + name.length;
    core.lastIndex = Math.max(end, hit.index + 1);
    while ((known[next]?.range.start ?? text.length) < end) next += 1;
    const own = known[next]?.range;
    plainSign.lastIndex = end;
    if (own && own.start - end < 40 && plainSign.test(text) && plainSign.lastIndex === own.start) {
      core.lastIndex = Math.max(core.lastIndex, own.end);
      continue;
    }
    const kind = kindOfName(name);
    const written = kind && valueBehind(text, { name, start, end });
    if (!kind || !written) continue;
    const { range, value } = written;
    if (isReadable(value)) {
      // Within a substitution a command stands, with arguments of its own, or what is taken instead.
      core.lastIndex = /^(?:\$\(|`|\$\{\w{1,80}:?[-=])/.test(value) ? Math.max(core.lastIndex, range.start) : range.end;
      continue;
    }
    core.lastIndex = range.end;
    const reason = `is what ${name.slice(0, 60)} is set to`;
    yield { kind, reason, ...narrowed(kind, range, value) };
    changed.lastIndex = range.end;
    const after = changed.test(text) ? writtenAt(text, changed.lastIndex) : undefined;
    if (after && !isReadable(after.value)) yield { kind, reason, ...narrowed(kind, after.range, after.value) };
  }
}

function valueBehind(text: string, { name, start, end }: Name): Written | undefined {
  if (text.charAt(start - 1) === '<' && text.charAt(end) === '>') return inElement(text, end + 1);
  // The user of a URL has a password of his own; by the other one charts roll pods out anew.
  if (text.startsWith('://', start - 3) || text.startsWith('checksum/', start - 9)) return undefined;
  otherwise.lastIndex = end;
  if (text.startsWith('${', start - 2)) return otherwise.test(text) ? inBraces(text, otherwise.lastIndex) : undefined;
  const isFlag = /^--?[A-Za-z]/.test(name);
  const isArgument = text.charAt(start - 2) === '(' && /^[A-Z][A-Z0-9_]{2,}$/.test(name);
  for (const pattern of isFlag ? [sign, flagSign] : isArgument ? [sign, argument] : [sign]) {
    pattern.lastIndex = end;
    const between = pattern.exec(text)?.[0];
    if (between === undefined) continue;
    const at = pattern.lastIndex;
    const written = between.endsWith('>')
      ? inElement(text, at)
      : (quotedAsAWhole(text, start, at) ?? writtenAt(text, at));
    if (!written || (pattern === flagSign && (/^-{1,2}[a-z]/.test(written.value) || talk.test(written.value))))
      return undefined;
    const whole = withoutStress(upToLineEnd(text, { name, start, end }, between, written));
    // Docker's builder is told where a secret lies.
    if (isFlag && /^(?:id|type|src|env)=/.test(whole.value)) return undefined;
    return isFlag || isMeant(text, { name, start, end }, between, whole) ? whole : undefined;
  }
  return undefined;
}

/** Whether a value is given there, or something said about it. */
function isMeant(text: string, { name, start }: Name, between: string, { quoted, value, range }: Written): boolean {
  said.lastIndex = range.end;
  if (/:/.test(between) && said.test(text) && (/^\d+$/.test(value) || !looksDrawn(value))) return false;
  if (between.endsWith('">') && !looksDrawn(value)) return false;
  // What a parser did not expect is punctuation or a word of the text.
  if (/:/.test(between) && /\b(?:unexpected|illegal) $/i.test(text.slice(Math.max(0, start - 12), start))) return false;
  if (!quoted && code.test(text.slice(range.start, range.start + 90))) return false;
  // A variable of PowerShell, PHP or Perl is set to a text in quotes, or to what is computed.
  if (!quoted && name.startsWith('$') && /\s/.test(between)) return false;
  if (quoted && !isVague(name)) return !/:/.test(between) || !/^[A-Z][a-z]+ \S+ \S+/.test(value);
  if (isVague(name)) return looksDrawn(value) || (quoted && value.length >= 6 && !/\s/.test(value));
  if (prose.has(value.toLowerCase().replace(/[.,:;!?]+$/, ''))) return false;
  if (!/:/.test(between)) return !/^(?:id|type|src|env|target)=/.test(value);
  const before = text.slice(Math.max(0, start - 120), start);
  const opens =
    /\bmap\[[^\]\n]{0,100}$|^[\s>#/*-]{0,80}(?:export\s{1,4})?["'{[]{0,3}$|[{,(&?]\s{0,8}["']?$|\\n[\s\\"']{0,20}$/.test(
      before.slice(before.lastIndexOf('\n') + 1),
    ) &&
    (before.length < 120 || before.includes('\n') || /[{,(&?]\s{0,8}["']?$|\\n[\s\\"']{0,20}$/.test(before));
  return opens || looksDrawn(value);
}

/** A scheme in front of the value stays, and the user in front of a password. */
function narrowed(kind: string, range: Range, value: string): Pick<Find, 'range' | 'value' | 'carries' | 'pairs'> {
  const pair = kind === 'credentials' && /^[\w.$+-]{1,64}:(?=[^/\s])/.exec(value)?.[0];
  const before = schemeOf(value) || pair || /^pass:(?=\S)/.exec(value)?.[0] || '';
  const rest = value.slice(before.length);
  const start = range.start + before.length;
  return { range: { start, end: range.end }, value: rest, ...(pair ? { pairs: [value] } : carriedByText(rest)) };
}
