import { DockerfileParser } from 'dockerfile-ast';
import type { SourceFile, SyntaxProblem } from '../../workspace/source-file.ts';
import type { Dockerfile, Instruction } from './document.ts';
import { InstructionReader } from './instruction.ts';
import { Positions } from './positions.ts';

/** Longer files are not read: no Dockerfile is, and time must stay bounded. */
const longest = 256_000;
const mostStages = 200;

/** Reads a Dockerfile with offsets. Never throws: what cannot be read is a problem. */
export function readDockerfile(file: SourceFile): Dockerfile {
  const { text } = file;
  if (text.length > longest) return unread(file, `Dockerfiles of more than ${longest} characters are not read.`);
  try {
    return parsed(file);
  } catch {
    return unread(file, 'This cannot be read as a Dockerfile.');
  }
}

function unread(file: SourceFile, message: string): Dockerfile {
  const problem = { range: { start: 0, end: Math.min(file.text.length, 80) }, message };
  return { file, problems: [problem], escapeChar: '\\', directives: [], globals: [], stages: [] };
}

function parsed(file: SourceFile): Dockerfile {
  const { text } = file;
  const parser = DockerfileParser.parse(asTheParserNeedsIt(text));
  const positions = new Positions(text);
  const escapeChar = parser.getEscapeCharacter() === '`' ? '`' : '\\';
  const reader = new InstructionReader(text, positions, escapeChar);
  const document: Dockerfile = {
    file,
    problems: [],
    escapeChar,
    directives: parser.getDirectives().map((directive) => ({
      name: directive.getName().toLowerCase(),
      value: { value: directive.getValue(), range: positions.range(directive.getValueRange()) },
    })),
    globals: [],
    stages: [],
  };
  for (const ast of parser.getInstructions()) {
    const instruction = reader.read(ast);
    document.problems.push(...problemsOf(instruction, text));
    const stage = document.stages.at(-1);
    if (instruction.kind === 'from') document.stages.push(stageOf(document, instruction));
    else if (stage) stage.instructions.push(instruction);
    else document.globals.push(instruction);
  }
  if (document.stages.length > mostStages)
    return unread(file, `Dockerfiles of more than ${mostStages} stages are not read.`);
  return document;
}

/**
 * The text, of the same length, without what the parser takes otherwise than BuildKit does: an escape character after
 * another one does not continue a line, and a here-document can name its file descriptor (`3<<EOF`).
 */
function asTheParserNeedsIt(text: string): string {
  return text
    .replace(/([\\`])\1(?=[ \t]{0,100}\r?(?:\n|$))/g, '$1.')
    .replace(/([ \t])\d(?=<<-?["']?[A-Za-z_])/g, '$1 ');
}

const stageOf = ({ stages }: Dockerfile, from: Instruction & { kind: 'from' }) => ({
  index: stages.length,
  from,
  instructions: [],
});

/** https://docs.docker.com/reference/dockerfile/ */
const keywords = new Set(
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(
    ' ',
  ),
);

function problemsOf({ keyword, range }: Instruction, text: string): SyntaxProblem[] {
  if (!keywords.has(keyword)) return [{ range, message: `${keyword.slice(0, 40)} is no instruction.` }];
  if (text.slice(range.start, range.end).trim().length === keyword.length)
    return [{ range, message: `${keyword} says nothing.` }];
  return [];
}
