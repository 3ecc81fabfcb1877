import {
  type Instruction as AstInstruction,
  Copy,
  From,
  JSONInstruction,
  ModifiableInstruction,
  Onbuild,
  PropertyInstruction,
  Run,
} from 'dockerfile-ast';
import type { Located, Range } from '../../workspace/source-file.ts';
import { decodeJsonString, type MappedText, unquote, verbatim, type Word } from '../shell/index.ts';
import type { CommandForm, Flag, Heredoc, Instruction, Variable } from './document.ts';
import { joinLines } from './join.ts';
import type { Positions } from './positions.ts';

const commandKeywords = new Set(['RUN', 'CMD', 'ENTRYPOINT']);

/** Turns the parser's instructions into ours, with offsets. */
export class InstructionReader {
  private readonly text: string;
  private readonly positions: Positions;
  private readonly escapeChar: string;

  constructor(text: string, positions: Positions, escapeChar: string) {
    this.text = text;
    this.positions = positions;
    this.escapeChar = escapeChar;
  }

  read(ast: AstInstruction): Instruction {
    const whole = this.positions.range(ast.getRange());
    const range = { start: whole.start, end: whole.start + this.textOf(whole).trimEnd().length };
    const written = this.textOf(range);
    // The parser is slow at what is mostly not there.
    const heredocs = written.includes('<<') && (ast instanceof Run || ast instanceof Copy) ? this.heredocs(ast) : [];
    const flags = written.includes('--') && ast instanceof ModifiableInstruction ? this.flags(ast) : [];
    const base = { keyword: ast.getKeyword(), range, flags, heredocs };
    const argument = this.argument(ast, range, heredocs);
    if (ast instanceof From) {
      const name = ast.getBuildStage();
      return { kind: 'from', ...base, image: this.image(ast, range), ...(name && { name }) };
    }
    if (ast instanceof Onbuild) {
      const trigger = ast.getTriggerInstruction();
      return trigger ? { kind: 'onbuild', ...base, trigger: this.read(trigger) } : { kind: 'other', ...base, argument };
    }
    if (ast instanceof Copy || base.keyword === 'ADD') {
      const places = (ast instanceof JSONInstruction && this.jsonWords(ast, argument)) || this.words(ast, heredocs);
      const destination = places.at(-1);
      return { kind: 'copy', ...base, sources: places.slice(0, -1), ...(destination && { destination }) };
    }
    if (base.keyword === 'ENV' || base.keyword === 'ARG')
      return { kind: 'variables', ...base, variables: ast instanceof PropertyInstruction ? this.variables(ast) : [] };
    if (commandKeywords.has(base.keyword)) return { kind: 'command', ...base, command: this.command(ast, argument) };
    return { kind: 'other', ...base, argument };
  }

  private textOf({ start, end }: Range): string {
    return this.text.slice(start, end);
  }

  private argument(ast: AstInstruction, range: Range, heredocs: readonly Heredoc[]): MappedText {
    const argument = ast.getArgumentsRange();
    if (!argument) return verbatim(this.text, { start: range.end, end: range.end });
    const { start } = this.positions.range(argument);
    return joinLines(this.text, { start, end: range.end }, this.escapeChar, heredocs[0]?.range.start);
  }

  private command(ast: AstInstruction, argument: MappedText): CommandForm {
    const words = ast instanceof JSONInstruction ? this.jsonWords(ast, argument) : undefined;
    return words ? { form: 'exec', words } : { form: 'shell', script: argument };
  }

  /** The words of the exec form; undefined when the argument is no JSON array of strings: then Docker takes it as shell form. */
  private jsonWords(ast: JSONInstruction, argument: MappedText): Word[] | undefined {
    if (!argument.text.startsWith('[') || !isJsonStrings(argument.text)) return undefined;
    let previous: Range | undefined;
    return ast.getJSONStrings().map((json) => {
      const range = this.positions.range(json.getRange());
      const inner = decodeJsonString(verbatim(this.text, range));
      const cut = { start: previous?.end ?? range.start, end: range.end };
      previous = range;
      return { value: inner.text, inner, range, cut };
    });
  }

  private words(ast: AstInstruction, heredocs: readonly Heredoc[]): Located<string>[] {
    const bodies = heredocs[0]?.range.start ?? Number.POSITIVE_INFINITY;
    return ast
      .getArguments()
      .map((argument) => ({ value: argument.getValue(), range: this.positions.range(argument.getRange()) }))
      .filter(({ range }) => range.start < bodies);
  }

  private image(ast: From, { end }: Range): Located<string> {
    const at = ast.getImageRange();
    const range = at ? this.positions.range(at) : { start: end, end };
    return { value: unquote(verbatim(this.text, range)).text, range };
  }

  private variables(ast: PropertyInstruction): Variable[] {
    return ast.getProperties().map((property) => {
      const at = property.getValueRange();
      const written = at && joinLines(this.text, this.positions.range(at), this.escapeChar);
      const range = this.positions.range(property.getRange());
      return { name: property.getName(), range, ...(written && { value: unquote(written) }) };
    });
  }

  private flags(ast: ModifiableInstruction): Flag[] {
    return ast.getFlags().map((flag) => ({
      name: flag.getName(),
      value: flag.getValue() ?? '',
      range: this.positions.range(flag.getRange()),
    }));
  }

  private heredocs(ast: Run | Copy): Heredoc[] {
    return ast.getHeredocs().flatMap((heredoc) => {
      const content = heredoc.getContentRange();
      const closing = heredoc.getDelimiterRange();
      const body = content && this.positions.range(content);
      const end = closing ? this.positions.range(closing).end : body?.end;
      const start = body ? body.start : closing && this.lineStart(this.positions.range(closing).start);
      if (end === undefined || start === undefined || start === null) return [];
      const name = heredoc.getName();
      return [{ name, body: joinLines(this.text, body ?? { start, end: start }, '', start), range: { start, end } }];
    });
  }

  private lineStart(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1;
  }
}

function isJsonStrings(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
  } catch {
    return false;
  }
}
