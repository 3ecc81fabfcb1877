import { describe, expect, it } from 'vitest';
import { dockerfileValue, readDockerfile } from '../../../../src/engine/syntax/dockerfile/index.ts';

describe('dockerfileValue', () => {
  it('reads stages, joined lines and here-documents', () => {
    const text = `# syntax=docker/dockerfile:1
ARG A=1
FROM debian:12 AS one
# a comment
RUN a \\
  # another

  && b
COPY <<"EOF" /f
# content \\
EOF
FROM one
RUN cat <<-A <<B && echo "<<C"
	x
	A
y
B
CMD ["z"]`;
    const value = {
      directives: ['# syntax=docker/dockerfile:1'],
      unknown: [],
      globals: ['ARG A=1'],
      stages: [
        { from: 'FROM debian:12 AS one', instructions: ['RUN a   && b', 'COPY <<"EOF" /f\n# content \\\nEOF'] },
        { from: 'FROM one', instructions: ['RUN cat <<-A <<B && echo "<<C"\n\tx\n\tA\ny\nB', 'CMD ["z"]'] },
      ],
    };
    expect(dockerfileValue(text)).toEqual(value);
    expect(dockerfileValue(`\ufeff${text.replaceAll('\n', '\r\n')}`)).toEqual(value);
  });

  it('agrees with the other reader on where instructions begin and end', () => {
    const text = 'FROM x\nENV A=1 \\\n B=2\nRUN <<EOF\nFROM no\nEOF\nUSER y\nFROM z\nRUN a \\\n\n b\n';
    const keywords = dockerfileValue(text).stages.map(({ instructions }) =>
      instructions.map((each) => each.split(' ')[0]),
    );
    const other = readDockerfile({ path: 'Dockerfile', text }).stages;
    expect(keywords).toEqual(other.map(({ instructions }) => instructions.map(({ keyword }) => keyword)));
  });

  it.each([
    ['FROM x\nRUN a\n    -o f https://x\n', ['-o f https://x']],
    ['FROM x\nRUN a\n&& b\n', ['&& b']],
    ['FROM x\nINCLUDE y\nmaintainer z\nThanks\n', ['INCLUDE y', 'Thanks']],
    ['FROM x\nRUN a \\\n    -o f https://x\n', []],
  ])('keeps apart what no builder knows: %j', (text, unknown) => {
    expect(dockerfileValue(text).unknown).toEqual(unknown);
  });

  it('knows the other escape character', () => {
    expect(dockerfileValue('# escape=`\nFROM x\nRUN a `\n  b\\\n').stages[0]?.instructions).toEqual(['RUN a   b\\']);
  });

  it.each([
    ['FROM x\nRUN', 'RUN without arguments'],
    ['FROM x\nENV \\\n\n', 'ends in'],
    ['FROM x\nRUN a \\', 'ends in'],
    ['FROM x\nRUN && a', 'begins with a connector'],
    ['FROM x\nRUN --mount=type=cache,target=/x && a', 'begins with a connector'],
    ['FROM x\nRUN a &&', 'ends in a connector'],
    ['FROM x\nRUN a |', 'ends in a connector'],
    ['FROM x\nRUN a && && b', 'two connectors'],
    ['FROM x\nRUN a && -k b', 'begins with an option'],
  ])('refuses half instructions: %j', (text, reason) => {
    expect(() => dockerfileValue(text)).toThrow(reason);
  });

  it.each([
    'FROM x\nRUN echo "&& &&" && a;',
    'FROM x\nRUN [ -f a ] && b -k || c | d 2>&1 &',
    'FROM x\nRUN echo \\&\\&',
  ])('accepts %j', (text) => {
    expect(() => dockerfileValue(text)).not.toThrow();
  });
});
