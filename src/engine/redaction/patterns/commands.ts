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
    // A container runs as a user and a group.
    option: new RegExp(
      `(?<=[\\s"'])(?:--(?:src-|dest-)?creds|(?<!\\b(?:run|exec|create)\\b[^\\n]{0,200})(?:--user|-u)|--(?:src-|dest-)?auth)${gap}`,
      'g',
    ),
    pair: true,
  },
  {
    program: /\b(?:oras|twine)\b/g,
    option: new RegExp(`(?<=[\\s"'])-p${gap}`, 'g'),
    pair: false,
  },
  {
    // What a setting is called tells that it is one.
    program: /\b(?:setx|setenv|config(?:ure)?\s{1,8}set|set\s{1,4}-[gU]{0,2}x)\b/gi,
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
    option: /(?<=\s)-(?:pass(?:in|out)?|k|K|passwd)\s+(?:pass:)?(?!file:|env:|stdin|fd:)/g,
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
