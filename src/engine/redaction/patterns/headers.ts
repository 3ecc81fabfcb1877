import { occurrences } from '../../workspace/occurrences.ts';
import { kindsOfCharacters } from '../characters.ts';
import { isReadable, looksDrawn } from '../readable.ts';
import type { Find } from '../secret.ts';
import { decodeText } from '../values/base64.ts';

/** What follows a scheme of RFC 7235 in a header, a log or a command. */
const scheme =
  /\b(Basic|Bearer|Negotiate|NTLM|Token|SSWS|ApiKey|GoogleLogin|AWS4-HMAC-SHA256)(?:[ \t]{1,4}|%20|\+)([\w.~+/=-]{6,8000}={0,2})/gi;
/** Where a bracket opens before it, as Go prints headers and curl those of HTTP/2, the cookie ends with it. */
const cookie =
  /\b(?:set-)?cookie["']?\s{0,4}[:=]\s{0,4}(?:(?:\[|(?<=\[(?:set-)?cookie:\s{0,4}))["']?([^\r\n"'\]]{4,4000})|["']?([^\s"'[][^\r\n"']{3,4000}))/gi;
/** What people write in a sentence. */
const told =
  /\b(pass(?:word|wd|phrase)|pw|token|api[ -]key)[ \t](?:is|was|(?:set[ \t])?(to)|for[ \t]\S{1,80}(?:[ \t]is|:)):?[ \t]{1,4}["'`*]{0,2}([^\s"'`*]{6,200})/gi;
/** An AWS signature names the key, and signs. */
const signature = /\b(?:Credential|Signature)=([\w/+=.-]{16,200})/g;

/** Credentials in headers. A challenge (`Bearer realm="…"`) holds none. */
export function* headerSecretsIn(text: string): Generator<Find> {
  for (const { 0: whole, 1: name = '', 2: value = '', index } of occurrences(text, scheme)) {
    const end = index + whole.length;
    const next = text.charAt(end);
    if (
      isReadable(value) ||
      (/^[a-z_]{2,20}=$/i.test(value) && (next === '"' || next === "'")) ||
      /^(?:realm|error|scope|service)=/i.test(value)
    )
      continue;
    const pair = /^basic$/i.test(name) ? decodeText(value) : undefined;
    if (pair ? !pair.includes(':') : !looksDrawn(value)) continue;
    const password = pair?.slice(pair.indexOf(':') + 1);
    yield {
      kind: 'credentials',
      reason: `follows ${name}, as in a header`,
      range: { start: end - value.length, end },
      ...(pair && password && { carries: [password], pairs: [pair] }),
    };
  }
  for (const { 0: whole, 1: name = '', 2: to, 3: value = '', index } of occurrences(text, told)) {
    const given = value.replace(/[.,;:!?)]{1,3}$/, '');
    if (isReadable(given) || !/\d/.test(given) || !looksDrawn(given) || /:\/\//.test(given)) continue;
    // What is changed to something, and tokens, are often told by their names: `the token is v2.1`.
    const isClear = !to && /^p/i.test(name);
    if (!isClear && (kindsOfCharacters(given) < 3 || given.length < 8 || /[/:]|^v?\d+\./.test(given))) continue;
    const start = index + whole.length - value.length;
    yield { kind: 'password', reason: 'is told to be a password', range: { start, end: start + given.length } };
  }
  for (const { 0: whole, 1: bracketed, 2: value = bracketed ?? '', index } of occurrences(text, cookie)) {
    if (isReadable(value) || !/=/.test(value)) continue;
    const end = index + whole.length;
    yield { kind: 'cookie', reason: 'is a cookie', range: { start: end - value.length, end } };
  }
  for (const { 0: whole, 1: value = '', index } of occurrences(text, signature)) {
    const end = index + whole.length;
    yield { kind: 'credentials', reason: 'signs a request', range: { start: end - value.length, end } };
  }
}
