import type { Range } from '../../workspace/source-file.ts';
import { CR, HASH, LF, SPACE, TAB } from './characters.ts';
import type { Sought } from './explain.ts';
import { Problems } from './problems.ts';

/** Nothing that configures a runtime nests deeper; a tree that does would overflow whoever walks it. */
export const DEEPEST = 100;

// biome-ignore lint/suspicious/noControlCharactersInRegex: TOML forbids these in comments.
const COMMENT = /[^\u0000-\u0008\u000a-\u001f\u007f]*/y;

/** A place in a text that moves on while the text is read. */
export class Cursor {
  readonly text: string;
  at: number;
  /** How many brackets and braces of the value being read are open. */
  depth = 0;
  readonly comments: Range[] = [];
  readonly problems: Problems;
  private needsNewerToml = false;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
    this.problems = new Problems(text);
  }

  /** The code unit here, or `distance` further on; NaN behind the end. */
  peek(distance = 0): number {
    return this.text.charCodeAt(this.at + distance);
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Moves behind what the sticky pattern matches here. False: it does not match. */
  skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return false;
    this.at = pattern.lastIndex;
    return true;
  }

  skipBlanks(): void {
    let code = this.peek();
    while (code === SPACE || code === TAB) {
      this.at += 1;
      code = this.peek();
    }
  }

  /** Moves behind LF or CR LF. False: there is none. */
  skipNewline(): boolean {
    if (this.peek() === LF) this.at += 1;
    else if (this.peek() === CR && this.peek(1) === LF) this.at += 2;
    else return false;
    return true;
  }

  /** Moves behind blanks and a comment. */
  skipComment(): void {
    this.skipBlanks();
    if (this.peek() !== HASH) return;
    const start = this.at;
    this.skip(COMMENT);
    if (!this.isAtLineEnd()) this.fail(this.at, 'This cannot stand in a comment', 'end');
    while (!this.isAtLineEnd()) {
      this.at += 1;
      this.skip(COMMENT);
    }
    this.comments.push({ start, end: this.at });
  }

  /** Moves behind blanks, comments and line ends. True: there was a line end. */
  skipLines(): boolean {
    let isNextLine = false;
    this.skipComment();
    while (this.skipNewline()) {
      isNextLine = true;
      this.skipComment();
    }
    return isNextLine;
  }

  /** Whether the line, or the text, ends here. */
  isAtLineEnd(): boolean {
    return this.peek() === LF || (this.peek() === CR && this.peek(1) === LF) || this.isAtEnd;
  }

  /** Moves behind an opening bracket. False: it nests too deeply. */
  open(): boolean {
    this.at += 1;
    this.depth += 1;
    if (this.depth > DEEPEST) this.failTooDeep(this.at - 1);
    return this.depth <= DEEPEST;
  }

  /** Moves behind a closing bracket. */
  close(): void {
    this.at += 1;
    this.depth -= 1;
  }

  /** Tells of an error in the syntax. Undefined, as what could not be read. */
  fail(at: number, message: string, sought?: Sought): undefined {
    this.problems.tell('syntax', at, message, sought);
    return undefined;
  }

  failTooDeep(at: number): undefined {
    return this.fail(at, `This is nested too deeply: more than ${DEEPEST} levels are not read`);
  }

  /** Tells, once a text, of syntax that TOML 1.1 brought; containerd reads TOML 1.0. */
  tellNewer(at: number, what: string): void {
    if (!this.needsNewerToml) this.fail(at, `${what}. TOML 1.1 allows this, TOML 1.0 does not`);
    this.needsNewerToml = true;
  }
}
