import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/engine/index.ts';
import { dockerfileValue, readDockerfile } from '../../../src/engine/syntax/dockerfile/index.ts';
import { readShell, verbatim } from '../../../src/engine/syntax/shell/index.ts';

type Shell = ReturnType<typeof readShell>;

/** A command, and what is left of it once its switch is gone; nothing when it only was a setting. */
type Part = [written: string, left: string | undefined];
const parts: Part[] = [
  ['set -eux', 'set -eux'],
  ['mkdir -p /opt/app', 'mkdir -p /opt/app'],
  ['tar -k -xf /a.tar', 'tar -k -xf /a.tar'],
  ["echo 'a && b ; c'", "echo 'a && b ; c'"],
  ['curl -fsSLk https://nexus.internal.corp/a', 'curl -fsSL https://nexus.internal.corp/a'],
  ['curl -k -o /b https://nexus.internal.corp/b', 'curl -o /b https://nexus.internal.corp/b'],
  ['wget -q https://nexus.internal.corp/c --no-check-certificate', 'wget -q https://nexus.internal.corp/c'],
  ['GIT_SSL_NO_VERIFY=1 git clone https://git.internal.corp/d', 'git clone https://git.internal.corp/d'],
  ['npm config set strict-ssl false', undefined],
  ['git config --global http.sslVerify false', undefined],
  ['export NODE_TLS_REJECT_UNAUTHORIZED=0', undefined],
  ['export A=1 GIT_SSL_NO_VERIFY=true', 'export A=1'],
  ['echo strict-ssl=false >> ~/.npmrc', undefined],
  ['echo insecure | tee -a ~/.curlrc', undefined],
  ['pip install --trusted-host pypi.internal.corp flask', 'pip install flask'],
];
const styles = [
  ' && ',
  ' \\\n    && ',
  ' && \\\n    ',
  ' \\\n    # why\n    && ',
  ' && \\\n    # why\n    ',
  ' \\\n  && \\\n  ',
  ' && \\\n\t',
  '\\\n\t&& ',
  ' \\ \t\n  && ',
  ' && \\\n\n  \n  ',
  ' \\\n  # why\n  && \\\n# why\n  ',
  '; ',
  ';',
  ' \\\n  ; ',
  '; \\\n  ',
  ' ; \\\n  # why\n\t',
  ' \\\n  ; \\\n  ',
  ' || true && ',
  ' || \\\n  # why\n  true; ',
];
/** What a chain can stand in. */
const shapes: ((chain: string) => string)[] = [
  (chain) => chain,
  (chain) => chain,
  (chain) => `if [ -f /x ]; then ${chain}; fi`,
  (chain) => `if [ -f /x ]; then \\\n    ${chain}; \\\n  fi`,
  (chain) => `for i in 1 2; do ${chain} ; done && touch /y`,
  (chain) => `touch /y && { \\\n  ${chain} \\\n  ; } || touch /z`,
  (chain) => `(${chain})`,
  (chain) => `sh -ec "${chain}" && touch /y`,
  (chain) => `${chain};`,
];

const chain = fc.array(fc.tuple(fc.constantFrom(...parts), fc.constantFrom(...styles)), { minLength: 1, maxLength: 6 });
const chains = fc.array(fc.record({ chain, shape: fc.constantFrom(...shapes) }), { minLength: 1, maxLength: 4 });
const heredoc = fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 5 });
const dockerfile = fc.record({
  chains,
  heredoc: fc.option(heredoc),
  base: fc.constantFrom('debian:12-slim', 'node:20-alpine', 'rockylinux:9'),
  windowsLines: fc.boolean(),
  mark: fc.boolean(),
  lastLineEnd: fc.boolean(),
  /** Which of the switches is taken away alone. */
  one: fc.nat(),
});
type Generated = typeof dockerfile extends fc.Arbitrary<infer T> ? T : never;

function written({ chains, heredoc, base, windowsLines, mark, lastLineEnd }: Generated): string {
  const runs = chains.map(({ chain, shape }) => {
    const last = chain.length - 1;
    return `RUN ${shape(chain.map(([[command], style], index) => command + (index < last ? style : '')).join(''))}`;
  });
  const script = heredoc ? [`RUN <<EOF\n${heredoc.map(([command]) => command).join('\n')}\nEOF`] : [];
  const body = `FROM ${base}\nWORKDIR /app\n${[...script, ...runs].join('\n')}${lastLineEnd ? '\n' : ''}`;
  return `${mark ? '\ufeff' : ''}${windowsLines ? body.replaceAll('\n', '\r\n') : body}`;
}

/** The commands without the switches that are `gone`, by their number. */
function expected({ chains, heredoc }: Generated, gone: (nth: number) => boolean): string[] {
  let nth = -1;
  const left = ([command, without]: Part) => {
    if (command !== without) nth += 1;
    const stays = command !== without && gone(nth) ? without : command;
    return stays === undefined ? [] : namesOf(readShell(verbatim(stays, { start: 0, end: stays.length })));
  };
  return [...(heredoc ?? []), ...chains.flatMap(({ chain }) => chain.map(([part]) => part))].flatMap(left);
}

const bringsTheCa =
  /^(?:update-ca|apt-get (?:update$|install -y --no-install-recommends ca-cert)|apk add --no-cache ca-cert|rm -rf \/var\/lib\/apt)/;

const ofTheShape = /^(?:true|touch .*|sh -ec [\s\S]*|\[ -f \/x \])?$/;

const scriptsOf = (text: string) =>
  readDockerfile({ path: 'Dockerfile', text })
    .stages.flatMap(({ instructions }) => instructions)
    .flatMap((each) =>
      each.kind === 'command' && each.command.form === 'shell' ? [readShell(each.command.script)] : [],
    );
const problemsOf = (text: string) => scriptsOf(text).flatMap(({ problems }) => problems);

const namesOf = ({ commands }: Shell) =>
  commands.map(({ words, assignments }) =>
    [...assignments.map(({ name, value }) => `${name}=${value.text}`), ...words.map(({ value }) => value)].join(' '),
  );

/** The commands of a Dockerfile's RUNs, those left out that bring in the CA or make up the shapes. */
const commandsOf = (text: string): string[] =>
  scriptsOf(text)
    .flatMap(namesOf)
    .filter((command) => !bringsTheCa.test(command) && !ofTheShape.test(command));

describe('repairs of Dockerfiles', () => {
  it('take away the switches and nothing else, alone and together, whatever they stand in', async () => {
    await fc.assert(
      fc.asyncProperty(dockerfile, async (generated) => {
        const text = written(generated);
        const repaired = async (given: string, accept: 'all' | string[]) => {
          const { plan } = await analyse({ files: [{ path: 'Dockerfile', text: given }], accept });
          return plan.files.find(({ path }) => path === 'Dockerfile')?.after ?? given;
        };
        const check = (after: string, gone: (nth: number) => boolean) => {
          expect(commandsOf(after)).toEqual(expected(generated, gone));
          expect(problemsOf(after)).toEqual([]);
          expect(() => dockerfileValue(after)).not.toThrow();
          expect(after.match(/# why/g)?.length).toBe(text.match(/# why/g)?.length);
          expect(after.startsWith('\ufeff')).toBe(generated.mark);
          if (generated.windowsLines) expect(after).not.toMatch(/(?<!\r)\n/);
          else expect(after).not.toContain('\r');
        };
        const after = await repaired(text, 'all');
        check(after, () => true);
        expect(await repaired(after, 'all')).toBe(after);

        const { findings } = await analyse({ files: [{ path: 'Dockerfile', text }], accept: [] });
        const switches = findings.filter(({ rule }) => rule === 'dockerfile/verification-disabled');
        const one = switches.length > 0 ? generated.one % switches.length : 0;
        check(await repaired(text, [switches[one]?.id ?? '']), (nth) => nth === one);
      }),
      { numRuns: 150 },
    );
  });

  it('leave no continuation behind when two commands go that made up its last line', async () => {
    const run = (end: string) => `FROM debian:12-slim\nRUN set -eux${end}\nRUN touch /app\n`;
    const setting = 'npm config set strict-ssl false';
    const text = run(` \\\n  && \\\n  ${setting}; ${setting}`);
    const { plan } = await analyse({ files: [{ path: 'Dockerfile', text }], accept: 'all' });
    expect(plan.files.map(({ after }) => after)).toEqual([run('')]);
  });

  it('never throw and never leave half an instruction, on any text', async () => {
    const pieces = fc.constantFrom(
      ...['FROM debian:12\n', 'RUN ', 'ENV ', 'curl -k ', '--no-check-certificate ', 'npm config set strict-ssl false'],
      ...[' && ', ' \\\n', '\n', '"', "'", '<<EOF', 'EOF\n', '$(', ')', '`', '# ', '["curl", "-k"]', '; ', ' || '],
      ...['GIT_SSL_NO_VERIFY=1 ', 'USER app\n', 'COPY --from=a b c\n', '\r\n', '\u0000', '\ud800', '__proto__ '],
      'https://x.internal.corp/',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 40 }), async (some) => {
        const text = `FROM alpine:3.20 AS a\n${some.join('')}`;
        const files = [{ path: 'Dockerfile', text, dialect: 'dockerfile' as const }];
        const report = await analyse({ files, accept: 'all' });
        for (const { after } of report.plan.files.filter(({ path }) => path === 'Dockerfile'))
          expect(() => dockerfileValue(after)).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });
});
