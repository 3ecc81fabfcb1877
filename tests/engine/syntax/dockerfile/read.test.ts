import { describe, expect, it } from 'vitest';
import { type Instruction, readDockerfile } from '../../../../src/engine/syntax/dockerfile/index.ts';

const read = (text: string) => readDockerfile({ path: 'Dockerfile', text });
const all = (text: string): Instruction[] => {
  const { globals, stages } = read(text);
  return [...globals, ...stages.flatMap((stage) => [stage.from, ...stage.instructions])];
};
const script = (text: string): string | undefined => {
  const run = all(text).find((instruction) => instruction.kind === 'command');
  return run?.kind === 'command' && run.command.form === 'shell' ? run.command.script.text : undefined;
};

const typical = `# syntax=docker/dockerfile:1
ARG BASE=node:20
FROM --platform=linux/amd64 "debian:12" AS build
ENV A=1 \\
    # a comment
    B="two words" C=a\\ b
ENV LEGACY value with blanks
ARG NOTHING
RUN --mount=type=cache,target=/x a \\
  # a comment

  && b
COPY --from=build --chown=1:1 a b /c/
COPY ["with blank", "/d"]
USER app
RUN ["curl", "-k", "a\\"b"]
ONBUILD RUN curl -k x
HEALTHCHECK --interval=1m CMD curl -k https://localhost
FROM build
CMD node x
`;

describe('readDockerfile', () => {
  it('sorts instructions into stages', () => {
    const { globals, stages, directives, problems } = read(typical);
    expect(directives).toMatchObject([{ name: 'syntax', value: { value: 'docker/dockerfile:1' } }]);
    expect(globals.map(({ keyword }) => keyword)).toEqual(['ARG']);
    expect(stages.map(({ from }) => [from.image.value, from.name])).toEqual([
      ['debian:12', 'build'],
      ['build', undefined],
    ]);
    expect(stages[0]?.instructions.map(({ keyword }) => keyword).join(' ')).toBe(
      'ENV ENV ARG RUN COPY COPY USER RUN ONBUILD HEALTHCHECK',
    );
    expect(problems).toEqual([]);
  });

  it.each([
    ['as is', typical],
    ['with CRLF', typical.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\ufeff${typical}`],
  ])('keeps places %s', (_, text) => {
    const places = all(text).flatMap((instruction) => {
      if (instruction.kind === 'variables') return instruction.variables.map(({ range }) => range);
      if (instruction.kind === 'copy') return [...instruction.sources, instruction.destination].map((at) => at?.range);
      if (instruction.kind === 'from') return [instruction.image.range];
      if (instruction.kind === 'command' && instruction.command.form === 'exec')
        return instruction.command.words.map(({ cut }) => cut);
      return [];
    });
    expect(places.map((range) => range && text.slice(range.start, range.end))).toEqual([
      'BASE=node:20',
      '"debian:12"',
      'A=1',
      'B="two words"',
      'C=a\\ b',
      'LEGACY value with blanks',
      'NOTHING',
      'a',
      'b',
      '/c/',
      '"with blank"',
      '"/d"',
      '"curl"',
      ', "-k"',
      ', "a\\"b"',
      'build',
    ]);
    for (const { range, keyword } of all(text)) {
      expect(text.slice(range.start).startsWith(keyword)).toBe(true);
      expect(text.charAt(range.end)).toMatch(/[\r\n]/);
    }
  });

  it('joins lines as the build does', () => {
    expect(script('FROM x\nRUN a \\\n  # c\n\n  && b \\  \n  "c\\\nd"\n')).toBe('a   && b   "cd"');
    expect(script('FROM x\r\nRUN a \\\r\n  # c\r\n  && b\r\n')).toBe('a   && b');
    expect(script('# escape=`\nFROM x\nRUN a `\n  b\\\n')).toBe('a   b\\');
  });

  it('keeps here-documents line by line', () => {
    const text = 'FROM x\r\nRUN <<A cat <<-"B" \\\r\n  && c\r\n# one\r\nA\r\n\ttwo\r\n\tB\r\nRUN d\r\n';
    expect(script(text)).toBe('<<A cat <<-"B"   && c\n# one\nA\n\ttwo\n\tB');
    const run = all(text)[1];
    expect(run?.heredocs.map(({ name, body }) => [name, body.text])).toEqual([
      ['A', '# one'],
      ['B', '\ttwo'],
    ]);
    expect(all(text)[2]?.keyword).toBe('RUN');
  });

  it('ends lines and opens here-documents as BuildKit does', () => {
    expect(script('FROM x\nRUN a \\\\\nUSER b\n')).toBe('a \\\\');
    const run = all('FROM x\nRUN cat 3<<EOF\nFROM no\nEOF\nUSER b\n');
    expect(run.map(({ keyword }) => keyword)).toEqual(['FROM', 'RUN', 'USER']);
    expect(run[1]?.heredocs[0]?.body.text).toBe('FROM no');
  });

  it('takes an invalid exec form as a shell form', () => {
    expect(script("FROM x\nRUN ['a', 'b']\n")).toBe("['a', 'b']");
  });

  it('names what is no instruction', () => {
    expect(read('FROM x\nCURL -k\nRUN\n').problems.map(({ message }) => message)).toEqual([
      'CURL is no instruction.',
      'RUN says nothing.',
    ]);
  });

  it.each([
    ['nothing', ''],
    ['a lone mark', '\ufeff'],
    ['binary', '\u0000\u0001\ud800\udfff\u0000'],
    ['a continuation at the end', 'FROM x\nRUN a \\'],
    ['an open here-document', 'FROM x\nRUN <<EOF\nnever'],
    ['one long line', `FROM x\nRUN ${'a'.repeat(250_000)}`],
    ['10 MB', 'RUN a\n'.repeat(1_700_000)],
    ['many blanks', `FROM x\nRUN a${' '.repeat(200_000)}b`],
    ['many continuations', `FROM x\nRUN a${' \\\n'.repeat(60_000)}`],
    ['many here-documents', 'FROM x\n'.concat('RUN <<EOF\n'.repeat(20_000))],
    ['many variables', `FROM x\nENV ${'A=b '.repeat(50_000)}`],
  ])('reads %s without a throw', (_, text) => {
    expect(() => read(text)).not.toThrow();
  });
});
