import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { analyse, rules } from '../../src/engine/index.ts';
import type { Report } from '../../src/engine/workspace/report.ts';
import type { SourceFile } from '../../src/engine/workspace/source-file.ts';
import { certificates } from '../pki/index.ts';
import { expectationOf, outputOf, writeExpectation, writtenOutput } from './expectation.ts';
import { type Fixture, fixtures } from './fixture.ts';

const all = await fixtures();
const pems = await certificates();

/** The case with only the rule under test accepted, so that its own fix is what the gates judge. */
const run = (fixture: Fixture, files: SourceFile[] = fixture.files): Promise<Report> =>
  analyse({ files, target: fixture.target, at: fixture.at, accept: [fixture.rule] });

const found = (report: Report, rule: string) => report.findings.filter((finding) => finding.rule === rule);
const withFix = (report: Report, rule: string) => found(report, rule).filter(({ fix }) => fix !== undefined);

/** The files after the plan: changed ones in place, new ones at the end. */
function applied(files: readonly SourceFile[], report: Report): SourceFile[] {
  const after = new Map(files.map((file) => [file.path, file.text]));
  for (const file of report.plan.files) after.set(file.path, file.after);
  return [...after].map(([path, text]) => ({ path, text }));
}

const crlf = (text: string) => text.replace(/\r?\n/g, '\r\n');
const asText = (report: Report, change: (text: string) => string) =>
  Object.fromEntries(
    report.plan.files.map(({ path, before, after }) => [path, before === null ? after : change(after)]),
  );

describe.each(all.map((fixture) => [`${fixture.rule}: ${fixture.name}`, fixture] as const))('%s', (_, fixture) => {
  test('tells and repairs what is expected', async () => {
    const report = await run(fixture);
    expect(found(report, fixture.rule).length > 0, fixture.about).toBe(fixture.mustMatch);
    const expected = expectationOf(report, fixture.rule, fixture.files, pems);
    const output = outputOf(report, pems);
    const file = join(fixture.folder, 'expected.json');
    if (!existsSync(file)) {
      if (process.env.CI) throw new Error(`${file} was never written; run the tests once and review it`);
      writeExpectation(fixture.folder, expected, output);
    }
    expect(expected).toBe(readFileSync(file, 'utf8'));
    expect(output).toEqual(writtenOutput(fixture.folder) ?? {});
  });

  test('passes the proof, converges, and keeps CRLF and a byte order mark', async () => {
    const report = await run(fixture);
    const offered = withFix(report, fixture.rule);
    expect(offered.filter(({ id }) => !report.plan.accepted.includes(id)).map(({ message }) => message)).toEqual([]);
    if (report.plan.files.length === 0) return;

    const again = await run(fixture, applied(fixture.files, report));
    const changing = offered.filter(({ fix }) => fix && fix.edits.length + fix.creates.length > 0);
    const left = new Set(found(again, fixture.rule).map(({ id }) => id));
    expect(changing.filter(({ id }) => left.has(id)).map(({ message }) => message)).toEqual([]);
    expect(again.plan.files).toEqual([]);

    const windows = fixture.files.map((given) => ({ ...given, text: crlf(given.text) }));
    const same = (text: string) => text;
    const windowsReport = await run(fixture, windows);
    const lf = asText(windowsReport, (text) => text.replaceAll('\r\n', '\n'));
    expect(lf).toEqual(asText(report, (text) => text.replaceAll('\r\n', '\n')));
    expect(asText(windowsReport, same)).toEqual(asText(windowsReport, crlf));

    // A byte order mark before a certificate makes it unreadable to Go, which is another case than the one at hand.
    const marked = fixture.files.map((given) =>
      given.text.includes('-----BEGIN') ? given : { ...given, text: `\ufeff${given.text.replace(/^\ufeff/, '')}` },
    );
    const markedReport = await run(fixture, marked);
    expect(asText(markedReport, (text) => text.replace(/^\ufeff/, ''))).toEqual(asText(report, same));
  });
});

describe('the catalogue', () => {
  test.each(rules.map((rule) => [rule.id, rule] as const))(
    '%s has fixtures, as many that must not match as must',
    (id) => {
      const own = all.filter((fixture) => fixture.rule === id);
      const matching = own.filter(({ mustMatch }) => mustMatch).length;
      expect(matching).toBeGreaterThan(0);
      expect(own.length - matching).toBeGreaterThanOrEqual(matching);
    },
  );

  test('every fixture belongs to a rule', () => {
    const known = new Set(rules.map(({ id }) => id));
    expect([...new Set(all.map(({ rule }) => rule))].filter((rule) => !known.has(rule))).toEqual([]);
  });
});
