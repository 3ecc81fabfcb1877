import { describe, expect, it } from 'vitest';
import { readShell, verbatim } from '../../../../src/engine/syntax/shell/index.ts';

const read = (text: string) => readShell(verbatim(text, { start: 0, end: text.length }));
const names = (text: string) => read(text).commands.map(({ words }) => words.map(({ value }) => value).join(' '));

describe('readShell', () => {
  it.each([
    ['a -x && b; c | d || e &', ['a -x', 'b', 'c', 'd', 'e']],
    ['if a; then b; elif c; then d; else e; fi', ['a', 'b', 'c', 'd', 'e']],
    ['for i in 1 2; do curl -k "$i"; done', ['curl -k $i']],
    ['X=$(curl -sk https://x | jq .) && y', ['', 'curl -sk https://x', 'jq .', 'y']],
    ['echo "$(curl -k x)" `wget y`', ['echo $(curl -k x) `wget y`', 'curl -k x', 'wget y']],
    ['f() { curl -k x; }; (wget y)', ['curl -k x', 'wget y']],
    ['sudo -E -u app curl -k x', ['curl -k x']],
    ['timeout -s KILL 10 curl -k x', ['curl -k x']],
    ['echo x | xargs -n 1 curl -k', ['echo x', 'curl -k']],
    ['/usr/bin/env curl -k x', ['curl -k x']],
    ["sh -c 'curl -k x && wget y'", ['sh -c curl -k x && wget y', 'curl -k x', 'wget y']],
    ['bash -lc "curl -k \\"x y\\""', ['bash -lc curl -k "x y"', 'curl -k x y']],
    ["su - app -c 'curl -k x'", ['su - app -c curl -k x', 'curl -k x']],
    ['<<EOF\ncurl -k x\n\nwget y\nEOF\n', ['', 'curl -k x', 'wget y']],
    ['bash -e <<EOF && b\ncurl -k x\nEOF\n', ['bash -e', 'curl -k x', 'b']],
    ['python3 <<EOF\ncurl -k x\nEOF\n', ['python3']],
    ['<<EOF\n#!/usr/bin/env python3\nverify=False\nEOF\n', ['python3']],
    ['sh script.sh -c', ['sh script.sh -c']],
  ])('finds the commands of %j', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('keeps the places of words, quoted or not', () => {
    const text = `FOO=1 curl "-k" 'https://x y' a\\ b`;
    const [command] = read(text).commands;
    expect(command?.words.map(({ value }) => value)).toEqual(['curl', '-k', 'https://x y', 'a b']);
    expect(command?.words.map(({ range }) => text.slice(range.start, range.end))).toEqual([
      'curl',
      '"-k"',
      "'https://x y'",
      'a\\ b',
    ]);
    expect(command?.assignments).toMatchObject([{ name: 'FOO', value: { text: '1' }, range: { start: 0, end: 5 } }]);
  });

  it('tells the variables that a wrapper sets and the files that are written', () => {
    const [command] = read('env GIT_SSL_NO_VERIFY=1 HTTP_PROXY= git clone x > out 2>&1').commands;
    expect(command?.assignments.map(({ name, value }) => [name, value.text])).toEqual([
      ['GIT_SSL_NO_VERIFY', '1'],
      ['HTTP_PROXY', ''],
    ]);
    expect(command?.redirects.map(({ operator, target }) => [operator, target?.value])).toEqual([
      ['>', 'out'],
      ['>&', '1'],
    ]);
    const [echo] = read('echo insecure | tee -a ~/.curlrc').commands;
    expect(echo?.feeds?.words.map(({ value }) => value)).toEqual(['tee', '-a', '~/.curlrc']);
  });

  it.each([
    ['nested substitutions', '$('.repeat(20_000)],
    ['open quotes with substitutions', '"$('.repeat(20_000)],
    ['here-documents', '<<A '.repeat(16_000)],
    ['a long chain', 'a && '.repeat(10_000)],
    ['a script beyond the limit', 'a;'.repeat(100_000)],
    ['nested scripts', `${"sh -c '".repeat(30)}x`],
    ['control characters', '\u0000\ud800 && \u0000'],
  ])('survives %s', (_, text) => {
    expect(() => read(text)).not.toThrow();
  });

  it('reports what it cannot read', () => {
    expect(read('a && ').problems).not.toEqual([]);
    expect(read('$('.repeat(1000)).problems).toEqual(['the script is nested too deeply to be read']);
  });
});
