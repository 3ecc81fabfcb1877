import type { SyntaxProblem } from '../../workspace/source-file.ts';
import { explain, type Sought } from './explain.ts';
import { lineEnd, lineStart } from './lines.ts';

/** Nobody mends more at once; what follows is read all the same. */
const MOST = 20;

/**
 * `syntax`: the text cannot be read. `definition`: it can, but says something that TOML lets nobody say, such as a key
 * twice. They are counted apart, so that many of one kind do not hide the other.
 */
type Kind = 'syntax' | 'definition';

/** What is wrong with one text. */
export class Problems {
  private readonly text: string;
  private readonly told: Record<Kind, SyntaxProblem[]> = { syntax: [], definition: [] };

  constructor(text: string) {
    this.text = text;
  }

  /** Tells of a problem that begins at `at`, where `sought` was not found; the first twenty of each kind are kept. */
  tell(kind: Kind, at: number, message: string, sought?: Sought): void {
    const told = this.told[kind];
    if (told.length >= MOST) return;
    const hint = sought && explain(this.text, at, sought);
    told.push(problemAt(this.text, at, hint ? `${message}: ${hint}` : message));
  }

  /** In the order of the text. */
  inOrder(): SyntaxProblem[] {
    const { syntax, definition } = this.told;
    return [...syntax, ...definition].sort((a, b) => a.range.start - b.range.start);
  }
}

/** From the place of the error to the end of its line; where nothing stands there, the whole line. */
function problemAt(text: string, at: number, message: string): SyntaxProblem {
  const start = lineStart(text, at);
  const end = start + text.slice(start, lineEnd(text, at)).trimEnd().length;
  return { range: { start: at < end ? at : start, end }, message };
}
