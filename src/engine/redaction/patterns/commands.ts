import { isReadable } from '../readable.ts';
import type { Find } from '../secret.ts';
import { writtenAt } from './written.ts';

/** Options of a program that take a secret under a name that says nothing, e.g. `-p`. */
interface Program {
  program: RegExp;
  /** Ends where its value begins. */
  option: RegExp;
  /** Whether `user:password` is given. */
  pair: boolean;
}

const login =
  '(?:docker|podman|nerdctl|buildah|skopeo|oras|crane|regctl|helm(?:\\s+registry)?|kubectl|oc|az\\s+acr|cosign|img|finch|lima|earthly|gcrane|ecr|singularity\\s+remote|apptainer\\s+remote|registry)\\b[^\\n|;]{0,300}?\\blogin\\b';
const gap = '(?:=|[ \\t]+|["\']\\s*,\\s*(?=["\']))';

const programs: readonly Program[] = [
  {
    program: /\bcreate\s{1,8}secret\s{1,8}(?:generic|tls)\b/g,
    option: /--from-literal(?:=|\s{1,8})["']?[\w.-]{1,80}=/g,
    pair: false,
  },
  {
    program: new RegExp(`\\b${login}`, 'g'),
    option: new RegExp(`(?<=[\\s"'])-[a-oq-zA-Z]{0,3}p(?:${gap}|(?=["'\\w]))`, 'g'),
    pair: false,
  },
  {
    program: /\b(?:curl|http|https|xh|wcurl)(?=\s|["']\s*,)/g,
    option: new RegExp(`(?<=[\\s"'])(?:-[a-tv-zA-Z]{0,5}[uU]|--(?:proxy-)?user|-a|--auth)(?:${gap}|(?=["'\\w]))`, 'g'),
    pair: true,
  },
  {
    program: /\b(?:ctr|crictl|skopeo|podman|buildah|kaniko|regctl|nerdctl|img|crane|imgpkg|oras|syft|grype|trivy)\b/g,
    option: new RegExp(`(?<=[\\s"'])(?:--(?:src-|dest-)?creds|--user|-u|--(?:src-|dest-)?auth)${gap}`, 'g'),
    pair: true,
  },
  {
    program: /\b(?:mysql|mysqldump|mysqladmin|mariadb|sshpass|smbclient)\b/g,
    option: /(?<=\s)-p(?=["'\w])|(?<=sshpass\s+)-p\s*/g,
    pair: false,
  },
  {
    program: /\b(?:redis-cli|ldapsearch|ldapadd|ldapmodify|mosquitto_pub|mosquitto_sub)\b/g,
    option: /(?<=\s)-(?:a|w|P)\s+/g,
    pair: false,
  },
  {
    program: /\bhtpasswd\b/g,
    option: /(?<=\s)-[A-Za-z]{0,5}b[A-Za-z]{0,5}\s+(?:[\w./-]+\s+)?["']?[\w.@$-]+["']?\s+/g,
    pair: false,
  },
  {
    program: /\bopenssl\b/g,
    option: /(?<=\s)-(?:pass(?:in|out)?|k|passwd)\s+(?:pass:)?(?!file:|env:|stdin|fd:)/g,
    pair: false,
  },
  {
    program: /\b(?:keytool|jarsigner)\b/g,
    option: /(?<=\s)-(?:store|key|src|deststore|srcstore|dest)pass(?:wd)?\s+/g,
    pair: false,
  },
  { program: /\b(?:kinit|vault\s+login|gh\s+auth\s+login)\b/g, option: /(?<=login)\s+(?!-)/g, pair: false },
];

/** A command goes on behind an escaped line end, and as items of a list. */
const most = 1500;

/** What programs are given on their command line, in scripts, logs and arrays of arguments. */
export function* commandSecretsIn(text: string): Generator<Find> {
  for (const { program, option, pair } of programs) {
    let from = 0;
    program.lastIndex = 0;
    for (let hit = program.exec(text); hit; hit = program.exec(text)) {
      if (hit.index < from) continue;
      const start = hit.index;
      const command = text.slice(start, start + most);
      const end = /(?<!\\)\r?\n(?!\s*-\s)|;\s|\|\||&&|\|(?=\s)/.exec(command.slice(hit[0].length));
      const segment = command.slice(0, end ? hit[0].length + end.index : most);
      from = start + segment.length;
      program.lastIndex = Math.max(program.lastIndex, from);
      const name = hit[0].split(/\s/)[0] ?? '';
      for (const found of segment.matchAll(option))
        yield* given(text, start + found.index + found[0].length, pair, name);
    }
  }
  yield* pipedIn(text);
}

function* given(text: string, at: number, pair: boolean, program: string): Generator<Find> {
  const written = writtenAt(text, at);
  if (!written || written.value.startsWith('-')) return;
  const colon = pair ? written.value.indexOf(':') : -1;
  if (pair && colon < 0) return;
  const value = written.value.slice(colon + 1);
  if (isReadable(value) || value === '') return;
  const start = written.range.end - value.length;
  const pairs = pair ? [written.value] : [];
  yield {
    kind: 'password',
    reason: `is given to ${program} as a password`,
    range: { start, end: written.range.end },
    value,
    pairs,
  };
}

/** How far behind a command its pipe is looked for. */
const farthest = 2000;
const piped = /\b(?:echo|printf)\s{1,8}(?:-[neE]{1,3}\s{1,8}|'%s(?:\\n)?'\s{1,8}|"%s(?:\\n)?"\s{1,8}|--\s)?/g;
const taken =
  /^\s*(?:\|\s*(?:base64\b|[^\n|]{0,300}--password-stdin|[^\n|]{0,40}chpasswd|[^\n|]{0,40}passwd\s+--stdin|(?:docker|podman|nerdctl|helm|skopeo|crane|oras)\b[^\n|]{0,200}login))/;
const here = /--password-stdin\b[^\n|]{0,60}<<<\s*/g;
/** Accounts of Harbor with their secret, as in `robot$ci:…`. */
const robot = /(?<!\/\/)\brobot\$[\w+.-]{1,100}:(?=[A-Za-z0-9]{8})/g;
const secure = /\bConvertTo-SecureString\s{1,8}(?:-String\s{1,8})?(?=["'])/gi;
/** machine … login … password …, as in .netrc. */
const netrc =
  /\b(?:machine\s{1,8}\S{1,255}|default)\s{1,200}(?:login\s{1,8}\S{1,255}\s{1,200})?(?:account\s{1,8}\S{1,255}\s{1,200})?password\s{1,8}/g;

/** What is piped or redirected into a login, or stands in a netrc. */
function* pipedIn(text: string): Generator<Find> {
  let pipe = text.indexOf('|');
  for (const { 0: whole, index } of pipe < 0 ? [] : text.matchAll(piped)) {
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
  for (const pattern of [here, netrc, robot, secure])
    for (const { 0: whole, index } of text.matchAll(pattern)) {
      const written = writtenAt(text, index + whole.length);
      if (written && !isReadable(written.value))
        yield { kind: 'password', reason: 'is given to a login', range: written.range, value: written.value };
    }
}
