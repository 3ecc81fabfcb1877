import { describe, expect, it } from 'vitest';
import {
  cut,
  dockerfileValue,
  insertAfter,
  insertBefore,
  readDockerfile,
} from '../../../../src/engine/syntax/dockerfile/index.ts';
import { readShell, without } from '../../../../src/engine/syntax/shell/index.ts';
import { applyEdits } from '../../../../src/engine/workspace/edits.ts';

/** The Dockerfile without the words or, if `command`, without all commands that are called `gone`. */
function taken(text: string, gone: string, command = false): string | undefined {
  const dockerfile = readDockerfile({ path: 'Dockerfile', text });
  const run = dockerfile.stages[0]?.instructions.find((instruction) => instruction.kind === 'command');
  if (run?.kind !== 'command' || run.command.form !== 'shell') return undefined;
  const { commands, script } = readShell(run.command.script);
  if (!command) {
    const words = commands.flatMap(({ words: all }) => all.filter(({ value }) => value === gone));
    return applyEdits(
      text,
      cut(
        dockerfile,
        run,
        words.map((word) => word.cut),
      ),
    );
  }
  const left = script && without(script, new Set(commands.filter(({ words: [name] }) => name?.value === gone)));
  if (!left) return undefined;
  if (left === 'nothing') return applyEdits(text, cut(dockerfile, run, [run.range]));
  return applyEdits(text, [
    ...cut(dockerfile, run, left.cuts),
    ...left.trues.map((range) => ({ range, text: 'true' })),
  ]);
}

const words: [string, string][] = [
  ['RUN curl -k x', 'RUN curl x'],
  ['RUN curl x -k', 'RUN curl x'],
  ['RUN curl   -k   x  # c', 'RUN curl   x  # c'],
  ['RUN curl \\\n    -k \\\n    x', 'RUN curl \\\n    x'],
  ['RUN curl \\\n    x \\\n    -k', 'RUN curl \\\n    x'],
  ['RUN curl \\\n    x \\\n    # why\n    -k', 'RUN curl \\\n    x\n    # why'],
  ['RUN curl \\\n    # why\n    -k \\\n    x', 'RUN curl \\\n    # why\n    x'],
  ['RUN curl \\\n    -k x', 'RUN curl \\\n    x'],
  ['RUN curl -k \\\n    x && y', 'RUN curl \\\n    x && y'],
  ['RUN A=$(curl -k) && b', 'RUN A=$(curl) && b'],
  ['RUN (-k x)', 'RUN (x)'],
  ['RUN <<EOF\ncurl \\\n  -k \\\n  x\nwget y\nEOF', 'RUN <<EOF\ncurl \\\n  x\nwget y\nEOF'],
];

const commands: [string, string][] = [
  ['RUN gone a', ''],
  ['RUN --mount=type=cache,target=/x gone a', ''],
  ['# why\nRUN gone a \\\n  # kept\n  -b', '# why\n  # kept\n'],
  ['RUN a && gone && c', 'RUN a && c'],
  ['RUN gone && c', 'RUN c'],
  ['RUN a && gone', 'RUN a'],
  ['RUN a; gone; c', 'RUN a; c'],
  ['RUN a; gone', 'RUN a'],
  ['RUN gone;a', 'RUN a'],
  ['RUN a; gone;c', 'RUN a; c'],
  ['RUN a;gone;c', 'RUN a;c'],
  ['RUN gone\\\n  # why\n&& a', 'RUN \\\n  # why\na'],
  ['RUN gone; a', 'RUN a'],
  ['RUN gone \\\n  && c', 'RUN c'],
  ['RUN a \\\n  && gone b \\\n  && c', 'RUN a \\\n  && c'],
  ['RUN a \\\n  && gone b', 'RUN a'],
  ['RUN a \\\n  # why\n  && gone b', 'RUN a\n  # why'],
  ['RUN a && \\\n  gone b && \\\n  c', 'RUN a && \\\n  c'],
  ['RUN a && \\\n  gone b', 'RUN a'],
  ['RUN gone b && \\\n  # why\n  c', 'RUN \\\n  # why\n  c'],
  ['RUN gone b && \\\n  c', 'RUN c'],
  ['RUN a \\\n  && gone b \\\n  -x \\\n  && c', 'RUN a \\\n  && c'],
  ['RUN a \\\n  && gone b && c', 'RUN a \\\n  && c'],
  ['RUN a || gone', 'RUN a || true'],
  ['RUN gone || true', ''],
  ['RUN a && gone || true', 'RUN a || true'],
  ['RUN a && gone || b', 'RUN a || b'],
  ['RUN gone || b', 'RUN true || b'],
  ['RUN if a; then gone; fi', 'RUN if a; then true; fi'],
  ['RUN if a; then gone; b; fi', 'RUN if a; then b; fi'],
  ['RUN if a; then b; gone; fi', 'RUN if a; then b; fi'],
  ['RUN for i in x; do gone "$i"; done', 'RUN for i in x; do true; done'],
  ['RUN gone && gone; gone', ''],
  ['RUN gone; gone;', ''],
  ['RUN gone && gone && c', 'RUN c'],
  ['RUN gone || gone && c', 'RUN c'],
  ['RUN gone && gone || c', 'RUN true || c'],
  ['RUN a || gone && gone', 'RUN a || true'],
  ['RUN a && gone && gone && c', 'RUN a && c'],
  ['RUN a \\\n  && gone \\\n  && gone \\\n  && c', 'RUN a \\\n  && c'],
  ['RUN a && \\\n  gone && \\\n  gone && \\\n  c', 'RUN a && \\\n  c'],
  ['RUN a && \\\n  gone \\\n  && gone && \\\n  c', 'RUN a && \\\n  c'],
  ['RUN a \\\n  && \\\n  gone; gone', 'RUN a'],
  ['RUN a; gone; gone', 'RUN a'],
  ['RUN a; gone; gone; c', 'RUN a; c'],
  ['RUN if a; then gone; gone; fi', 'RUN if a; then true; fi'],
  ['RUN if a; then gone && gone; fi', 'RUN if a; then true; fi'],
  ['RUN if gone; then gone b \\\n    # why\n    && gone; fi', 'RUN if true; then true \\\n    # why\n    ; fi'],
  ['RUN { gone; gone; } && b', 'RUN { true; } && b'],
  ['RUN <<EOF\nif a; then\n  gone\n  gone\nfi\nEOF', 'RUN <<EOF\nif a; then\n  true\nfi\nEOF'],
  ["RUN sh -c 'gone; gone' && b", 'RUN b'],
  ["RUN sh -c 'gone'", ''],
  ["RUN a && sh -c 'gone && b'", "RUN a && sh -c 'b'"],
  ["RUN a && sh -c 'gone'", 'RUN a'],
  ['RUN gone | tee x && b', 'RUN b'],
  ['RUN gone <<EOF && b\none\n# two\nEOF', 'RUN b'],
  ['RUN <<EOF\na\ngone\nb\nEOF', 'RUN <<EOF\na\nb\nEOF'],
  ['RUN <<EOF\ngone\nEOF', ''],
  ['RUN <<EOF\na\ncat\n  gone b \\\n    -x\nEOF', 'RUN <<EOF\na\ncat\nEOF'],
];

const around = (run: string, end: string) =>
  `FROM x\n# before\n${run}${run === '' || run.endsWith('\n') ? '' : '\n'}# after\nCMD y\n`.replaceAll('\n', end);

describe('cut', () => {
  describe.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ])('with %s', (_, end) => {
    it.each(words)('takes an option out of %j', (before, after) => {
      expect(taken(around(before, end), '-k')).toBe(around(after, end));
    });
    it.each(commands)('takes a command out of %j', (before, after) => {
      expect(taken(around(before, end), 'gone', true)).toBe(around(after, end));
    });
    it.each([...words, ...commands])('leaves whole instructions of %j', (_before, after) => {
      expect(() => dockerfileValue(around(after, end))).not.toThrow();
    });
  });

  it('takes the line end before a last line that has none', () => {
    expect(taken('FROM x\n\nRUN gone', 'gone', true)).toBe('FROM x\n');
    expect(taken('FROM x\nRUN a \\\n  && gone', 'gone', true)).toBe('FROM x\nRUN a');
    expect(taken('FROM x\r\nRUN a \\\r\n  && gone', 'gone', true)).toBe('FROM x\r\nRUN a');
    expect(taken('FROM x\nRUN a -k', '-k')).toBe('FROM x\nRUN a');
  });
});

describe('insertBefore and insertAfter', () => {
  const inserted = (text: string, where: typeof insertBefore) => {
    const dockerfile = readDockerfile({ path: 'Dockerfile', text });
    const run = dockerfile.stages[0]?.instructions.find(({ keyword }) => keyword === 'RUN');
    return run && applyEdits(text, [where(dockerfile, run, ['COPY a /b', 'RUN c'])]);
  };
  it.each([
    ['FROM x\nRUN y\n', 'FROM x\nCOPY a /b\nRUN c\nRUN y\n'],
    ['FROM x\n# one\n  # two\nRUN y', 'FROM x\nCOPY a /b\nRUN c\n# one\n  # two\nRUN y'],
    ['FROM x\n# other\n\nRUN y', 'FROM x\n# other\n\nCOPY a /b\nRUN c\nRUN y'],
    ['FROM x\r\nRUN y\r\n', 'FROM x\r\nCOPY a /b\r\nRUN c\r\nRUN y\r\n'],
    [
      'FROM x\nCOPY <<EOF /f\n# content\nEOF\nRUN y\n',
      'FROM x\nCOPY <<EOF /f\n# content\nEOF\nCOPY a /b\nRUN c\nRUN y\n',
    ],
  ])('puts lines before the instruction and its comment in %j', (before, after) => {
    expect(inserted(before, insertBefore)).toBe(after);
  });
  it.each([
    ['FROM x\nRUN y\nCMD z\n', 'FROM x\nRUN y\nCOPY a /b\nRUN c\nCMD z\n'],
    ['FROM x\nRUN y', 'FROM x\nRUN y\nCOPY a /b\nRUN c'],
    ['FROM x\r\nRUN y\r\n', 'FROM x\r\nRUN y\r\nCOPY a /b\r\nRUN c\r\n'],
  ])('puts lines after the instruction in %j', (before, after) => {
    expect(inserted(before, insertAfter)).toBe(after);
  });
});
