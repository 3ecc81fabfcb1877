import { type Command, forEachChild, parse, type Statement, type SyntaxNode } from 'unbash';
import type { Redirect, Shell, ShellCommand, Word } from './command.ts';
import { type MappedText, rangeIn, slice } from './mapped-text.ts';
import { scriptsWithin, shebangOf } from './nested.ts';
import { unquote } from './unquote.ts';
import { assignmentIn, withoutWrappers } from './wrappers.ts';

/** Longer scripts are not read: no Dockerfile holds one, and time must stay bounded. */
const longest = 64_000;
/** unbash reads each nested substitution again for every level around it. */
const deepest = 24;
const mostHereDocuments = 200;

/** The commands of a POSIX or Bash script. Never throws; what cannot be read is a problem. */
export function readShell(source: MappedText, depth = 0): Shell {
  if (source.text.length > longest) return unread(`a script of more than ${longest} characters is not read`);
  if (nesting(source.text) > deepest || depth > 4) return unread('the script is nested too deeply to be read');
  if ((source.text.match(/<</g)?.length ?? 0) > mostHereDocuments) return unread('too many here-documents to be read');
  try {
    const script = parse(source.text);
    const reader = new Reader(source, depth);
    reader.list(script.commands);
    return {
      commands: reader.commands,
      problems: [...(script.errors ?? []).map(({ message }) => message), ...reader.problems],
      script: { form: 'list', source, statements: script.commands, commands: reader.known },
    };
  } catch {
    return unread('the script cannot be read');
  }
}

/** The command that an exec form runs, with the scripts within it. */
export function readExec(words: Word[]): Shell {
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return { commands: [], problems: [] };
  const range = { start: first.range.start, end: last.range.end };
  const command: ShellCommand = { ...withoutWrappers(words), redirects: [], range, scripts: [] };
  const within = readWithin(command, 1);
  return { ...within, commands: [command, ...within.commands], script: { form: 'exec', command } };
}

/** Reads the scripts that the command runs. */
function readWithin(command: ShellCommand, depth: number): Omit<Shell, 'script'> {
  const shells = scriptsWithin(command).map((script) => readShell(script, depth));
  command.scripts.push(...shells.flatMap(({ script }) => script ?? []));
  return {
    commands: shells.flatMap(({ commands }) => commands),
    problems: shells.flatMap(({ problems }) => problems),
  };
}

const unread = (problem: string): Shell => ({ commands: [], problems: [problem] });

/** The greatest number of brackets open at once, quotes disregarded. */
function nesting(text: string): number {
  let open = 0;
  let most = 0;
  for (const [bracket] of text.matchAll(/[({]|[)}]/g)) {
    open = bracket === '(' || bracket === '{' ? open + 1 : Math.max(0, open - 1);
    most = Math.max(most, open);
  }
  return most;
}

class Reader {
  readonly commands: ShellCommand[] = [];
  readonly problems: string[] = [];
  readonly known = new Map<Command, ShellCommand>();
  private readonly source: MappedText;
  private readonly depth: number;

  constructor(source: MappedText, depth: number) {
    this.source = source;
    this.depth = depth;
  }

  list(statements: readonly Statement[]): void {
    for (const { command } of statements) this.node(command);
  }

  private node(node: SyntaxNode): void {
    switch (node.type) {
      case 'Command':
        this.command(node);
        return;
      case 'Pipeline': {
        let previous: ShellCommand | undefined;
        for (const part of node.commands) {
          const first = this.commands.length;
          this.node(part);
          const current = part.type === 'Command' ? this.commands[first] : undefined;
          if (previous && current) previous.feeds = current;
          previous = current;
        }
        return;
      }
      case 'Script':
        // The positions of a script in escaped backticks belong to another text.
        if (node.source === undefined) forEachChild(node, (child) => this.node(child));
        return;
      default:
        forEachChild(node, (child) => this.node(child));
    }
  }

  private command(node: Command): void {
    const written = [node.name, ...node.args].filter((word) => word !== undefined).map((word) => this.word(word));
    const { words, assignments } = withoutWrappers(written);
    const own = node.prefix.filter((part) => part.type === 'Assignment').map((part) => assignmentIn(this.word(part)));
    const command: ShellCommand = {
      words,
      assignments: [...own.filter((assignment) => assignment !== undefined), ...assignments],
      redirects: node.redirects.map((redirect) => this.redirect(redirect)),
      range: rangeIn(this.source, node.pos, node.end),
      scripts: [],
    };
    const interpreter = words.length === 0 && shebangOf(command);
    if (interpreter) command.words = [interpreter];
    this.known.set(node, command);
    this.commands.push(command);
    forEachChild(node, (child) => this.node(child));
    const within = readWithin(command, this.depth + 1);
    this.commands.push(...within.commands);
    this.problems.push(...within.problems);
  }

  private word({ pos, end }: { pos: number; end: number }): Word {
    const raw = slice(this.source, pos, end);
    const inner = unquote(raw);
    const range = rangeIn(raw);
    return { value: inner.text, inner, range, cut: range };
  }

  private redirect(redirect: Command['redirects'][number]): Redirect {
    if (redirect.type === 'HereDoc')
      return { operator: '<<', body: slice(this.source, redirect.body.pos, redirect.body.end) };
    const { operator, target } = redirect;
    return { operator, ...(target && { target: this.word(target) }) };
  }
}
