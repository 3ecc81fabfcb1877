import { occurrences } from '../../workspace/occurrences.ts';
import { isReadable } from '../readable.ts';
import type { Find } from '../secret.ts';
import { writtenAt } from './written.ts';

/** How far behind a command its pipe is looked for. */
const farthest = 2000;
const piped =
  /(?:^(?:PS [^>\n]{0,80}> )?(?=["'][^\n]{1,300}--password-stdin)|\bWrite-(?:Output|Host)\s{1,8}(?:-InputObject\s{1,8})?(?=["']))|\b(?:echo|printf)\s{1,8}(?:-[neE]{1,3}\s{1,8}|'%s(?:\\n)?'\s{1,8}|"%s(?:\\n)?"\s{1,8}|--\s)?/gm;
const taken =
  /^\s*(?:\|\s*(?:base64\b|[^\n|]{0,300}--password-stdin|[^\n|]{0,40}chpasswd|[^\n|]{0,40}passwd\s+--stdin|sudo\s+-S|kinit\b|cryptsetup\b|(?:docker|podman|nerdctl|helm|skopeo|crane|oras|gh|glab)\b[^\n|]{0,200}login))/;
/** Users with their passwords, as cloud-init takes them. */
const chpasswd =
  /\bchpasswd:\s{1,80}(?:expire:[ \t]{1,4}\w{1,8}\s{1,80})?list:[ \t]{0,4}(?:[|>][+-]?)?(?=[ \t]{0,4}\r?\n)/g;
const user = /\s{1,80}(?:- )?["']?[A-Za-z_][\w.-]{0,31}:(?=\S)/y;

/** What stands right before a secret, and why that says so. */
const openings: readonly { reason: string; before: RegExp }[] = [
  {
    reason: 'is given to a login',
    before:
      /--password-stdin\b[^\n|]{0,60}(?<!<)<<(?:<\s*|-?\s{0,4}["']?[A-Za-z]\w{0,20}["']?[ \t]{0,8}\r?\n[ \t]{0,20})/g,
  },
  {
    // machine … login … password …, as in .netrc.
    reason: 'is the password of a .netrc',
    before:
      /\b(?:machine\s{1,8}\S{1,255}|default)\s{1,200}(?:login\s{1,8}\S{1,255}\s{1,200})?(?:account\s{1,8}\S{1,255}\s{1,200})?password\s{1,8}/g,
  },
  {
    // Accounts of Harbor with their secret, as in `robot$ci:…`.
    reason: 'is the secret of a robot account',
    before: /(?<!\/\/)\brobot\$[\w+.-]{1,100}(?::(?=[A-Za-z0-9]{8})|[ \t|,;]{1,20}(?=[A-Za-z0-9]{32}(?![A-Za-z0-9])))/g,
  },
  {
    reason: 'is made a secure string',
    before: /\bConvertTo-SecureString\s{1,8}(?:-(?:String|AsPlainText|Force)\s{1,8}){0,3}(?=["'])/gi,
  },
  {
    // A line of .pgpass: host, port, database, user and password.
    reason: 'is the password of a .pgpass',
    before: /^\ufeff?[\w.*-]{1,255}:(?:\d{4,5}|\*):[\w.*-]{1,64}:[A-Za-z][\w.-]{0,64}:(?=\S)/gm,
  },
  {
    // What a shell traces of `echo … | docker login --password-stdin`: two lines, in either order.
    reason: 'is piped into a login',
    before:
      /^\ufeff?\++ (?:echo|printf) (?:-n )?(?:(?=\S{1,400}\r?\n\++ [^\n]{0,300}--password-stdin)|(?<=^\++ [^\n]{0,300}--password-stdin[^\n]{0,300}\n\++ (?:echo|printf) (?:-n )?)(?=\S))/gm,
  },
  {
    // What GitHub's runner is told to mask.
    reason: 'is to be masked in a log',
    before: /(?<![^\s"'])::add-mask::(?=\S)/g,
  },
  {
    // The one word that a command prints which reads a secret.
    reason: 'is what a command printed that reads a secret',
    before:
      /^[^\n]{0,400}(?:\.data\.[^\n]{0,200}\|\s{0,4}base64 (?:-d|--decode|-D)\b|\bvault (?:kv get|read) [^\n]{0,80}-field[= ]|\bop read |\bpass show |\bsecretsmanager get-secret-value [^\n]{0,200}--output text|\bacr credential show [^\n]{0,200}tsv|\b(?:get-login-password|print-access-token|secrets versions access)\b)[^\n|]{0,200}\n(?!(?:error|invalid|base64|usage)\b)(?=[^\s$#]\S{4,400}[ \t]{0,8}(?:\r?\n|$(?![\n])))/gim,
  },
  {
    // What unseals a Vault, as it is told once.
    reason: 'unseals a Vault',
    before: /\b(?:Unseal|Recovery) Key \d{1,2}: (?=\S{16})/g,
  },
  {
    // A user and a password that are given to a function.
    reason: 'is given with a user',
    before: /(?:\bauth\s?=\s?\(|Basic_?Auth\()\s?["'][^"'\n]{1,80}["'],\s{0,8}(?=["'])/gi,
  },
  {
    reason: 'is set as a password in SQL',
    before:
      /(?:\bIDENTIFIED(?:\s{1,4}WITH\s{1,4}\w{1,40})?\s{1,4}BY|\b(?:WITH|(?:ROLE|USER)\s{1,4}\S{1,80})\s{1,4}(?:ENCRYPTED\s{1,4})?PASSWORD)\s{1,4}(?=["'])/gi,
  },
  {
    // A line of ldap.conf or slapd.conf, and how a directory writes the hash of a password.
    reason: 'is the password of a directory',
    before: /^[ \t]{0,8}(?:bindpw|rootpw)[ \t]{1,8}(?=\S)|\{(?:SSHA\d{0,3}|SHA\d{0,3}|SMD5)\}(?=[\w+/]{20})/gim,
  },
];

/** What is handed over: piped or redirected into a login, written into a file of passwords, or printed by what reads one. */
export function* handedOverIn(text: string): Generator<Find> {
  let pipe = text.indexOf('|');
  for (const { 0: whole, index } of pipe < 0 ? [] : occurrences(text, piped)) {
    if (pipe >= 0 && pipe < index) pipe = text.indexOf('|', index);
    if (pipe < 0) break;
    if (pipe - index > farthest) continue;
    const written = writtenAt(text, index + whole.length);
    const behind = written && text.slice(written.range.end + (written.quoted ? 1 : 0), written.range.end + 400);
    if (!written || !behind || isReadable(written.value) || !taken.test(behind)) continue;
    const colon = written.value.indexOf(':');
    const carries = colon > 0 ? [written.value.slice(colon + 1)] : [];
    yield {
      kind: 'password',
      reason: 'is piped into a login or an encoder',
      range: written.range,
      value: written.value,
      carries,
    };
  }
  for (const { 0: whole, index } of occurrences(text, chpasswd)) {
    user.lastIndex = index + whole.length;
    while (user.test(text)) {
      const written = writtenAt(text, user.lastIndex);
      if (!written) break;
      if (!isReadable(written.value) && !/^R(?:ANDOM)?$/.test(written.value))
        yield { kind: 'password', reason: 'is given to chpasswd', range: written.range, value: written.value };
      user.lastIndex = written.range.end;
    }
  }
  for (const { reason, before } of openings)
    for (const { 0: whole, index } of occurrences(text, before)) {
      const written = writtenAt(text, index + whole.length);
      if (written && !isReadable(written.value))
        yield { kind: 'password', reason, range: written.range, value: written.value };
    }
}
