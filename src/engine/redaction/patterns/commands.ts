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
  '(?:docker|podman|nerdctl|buildah|skopeo|oras|crane|regctl|helm(?:\\s+registry)?|kubectl|oc|az\\s+acr|cosign|img|finch|lima|earthly|gcrane|ecr|singularity\\s+remote|apptainer\\s+remote|registry)\\b(?!\\s+(?:run|exec|build|create|compose)\\b)[^\\n|;&]{0,300}?\\blogin\\b';
const gap = '(?:=|[ \\t]+|["\']?[ \\t]*,\\s*(?=[^\\s,]))';

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
    program: /\b(?:oras|twine)\b/g,
    option: new RegExp(`(?<=[\\s"'])-p${gap}`, 'g'),
    pair: false,
  },
  {
    // What a setting is called tells that it is one.
    program: /\b(?:setx|config(?:ure)?\s{1,8}set)\b/gi,
    option: /(?<=\s)["']?[\w.:/-]{0,100}(?:pass(?:word|wd)?|pwd|token|secret|key|_auth)["']?[ \t]+/gi,
    pair: false,
  },
  {
    program: /\bmc\s{1,8}(?:alias\s{1,8}set|config\s{1,8}host\s{1,8}add)\b/g,
    option: /(?<=\s(?:set|add))(?:[ \t]+[^\s-]\S*){3}[ \t]+/g,
    pair: false,
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
    option:
      /(?<=\s)-(?=[A-Za-z]{0,5}b)(?:(?=[A-Za-z]{0,5}n)[A-Za-z]{1,7}|[A-Za-z]{1,7}\s+[\w./-]+)\s+["']?[\w.@$-]+["']?\s+/g,
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
      const name = hit[0].split(/[\s,]/)[0] ?? '';
      for (const found of segment.matchAll(option))
        yield* given(text, start + found.index + found[0].length, pair, name);
    }
  }
  yield* pipedIn(text);
}

function* given(text: string, at: number, pair: boolean, program: string): Generator<Find> {
  const written = writtenAt(text, at);
  // Between back quotes a command of its own stands; user and group of a container are numbers.
  if (!written || /^(?:-|\d{1,6}:\d{1,6}$)/.test(written.value) || text.charAt(written.range.start - 1) === '`') return;
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
  /^\s*(?:\|\s*(?:base64\b|[^\n|]{0,300}--password-stdin|[^\n|]{0,40}chpasswd|[^\n|]{0,40}passwd\s+--stdin|(?:docker|podman|nerdctl|helm|skopeo|crane|oras|gh|glab)\b[^\n|]{0,200}login))/;
const here =
  /--password-stdin\b[^\n|]{0,60}(?<!<)<<(?:<\s*|-?\s{0,4}["']?[A-Za-z]\w{0,20}["']?[ \t]{0,8}\r?\n[ \t]{0,20})/g;
/** Accounts of Harbor with their secret, as in `robot$ci:…`. */
const robot =
  /(?<!\/\/)\brobot\$[\w+.-]{1,100}(?::(?=[A-Za-z0-9]{8})|[ \t|,;]{1,20}(?=[A-Za-z0-9]{32}(?![A-Za-z0-9])))/g;
/** A line of .pgpass: host, port, database, user and password. */
const pgpass = /^\ufeff?[\w.*-]{1,255}:(?:\d{4,5}|\*):[\w.*-]{1,64}:[A-Za-z][\w.-]{0,64}:(?=\S)/gm;
/** Users with their passwords, as cloud-init takes them. */
const chpasswd =
  /\bchpasswd:\s{1,80}(?:expire:[ \t]{1,4}\w{1,8}\s{1,80})?list:[ \t]{0,4}(?:[|>][+-]?)?(?=[ \t]{0,4}\r?\n)/g;
const user = /\s{1,80}(?:- )?["']?[A-Za-z_][\w.-]{0,31}:(?=\S)/y;
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
  for (const { 0: whole, index } of text.matchAll(chpasswd)) {
    user.lastIndex = index + whole.length;
    while (user.test(text)) {
      const written = writtenAt(text, user.lastIndex);
      if (!written) break;
      if (!isReadable(written.value) && !/^R(?:ANDOM)?$/.test(written.value))
        yield { kind: 'password', reason: 'is given to chpasswd', range: written.range, value: written.value };
      user.lastIndex = written.range.end;
    }
  }
  for (const pattern of [here, netrc, robot, secure, pgpass])
    for (const { 0: whole, index } of text.matchAll(pattern)) {
      const written = writtenAt(text, index + whole.length);
      if (written && !isReadable(written.value))
        yield { kind: 'password', reason: 'is given to a login', range: written.range, value: written.value };
    }
}
