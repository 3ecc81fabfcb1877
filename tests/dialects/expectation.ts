import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { positionAt } from '../../src/engine/workspace/position.ts';
import type { Finding, Report } from '../../src/engine/workspace/report.ts';
import type { SourceFile } from '../../src/engine/workspace/source-file.ts';
import { filesBelow, withMarkers } from './fixture.ts';

type Pems = Readonly<Record<string, string>>;

/** What a fixture expects of the rule under test, as it stands in expected.json. */
export function expectationOf(report: Report, rule: string, files: readonly SourceFile[], pems: Pems): string {
  const findings = report.findings.filter((finding) => finding.rule === rule);
  const told = findings.map((finding) => told1(finding, files, pems));
  return `${withMarkers(JSON.stringify(told, null, 2), pems)}\n`;
}

function told1(finding: Finding, files: readonly SourceFile[], pems: Pems) {
  const text = files.find((file) => file.path === finding.path)?.text ?? '';
  const { line, column } = positionAt(text, finding.range.start);
  const marks = withMarkers(text.slice(finding.range.start, finding.range.end), pems);
  return {
    at: `${finding.path}:${line}:${column}`,
    marks: marks.length > 160 ? `${marks.slice(0, 160)}…` : marks,
    severity: finding.severity,
    message: finding.message,
    ...(finding.declined && { declined: finding.declined }),
    ...(finding.fix && {
      fix: finding.fix.title,
      safety: finding.fix.safety,
      ...(finding.fix.missing.length > 0 && { missing: finding.fix.missing.map(({ path }) => path) }),
      ...(finding.fix.actions.length > 0 && { actions: finding.fix.actions.map(({ title }) => title) }),
    }),
  };
}

/** The plan's files as they stand below output/, by relative path. */
export function outputOf(report: Report, pems: Pems): Record<string, string> {
  return Object.fromEntries(
    report.plan.files.map(({ path, after }) => [path.replace(/^\/+/, ''), withMarkers(after, pems)]),
  );
}

/** The files below a fixture's output/ folder; undefined when it was never written. */
export function writtenOutput(folder: string): Record<string, string> | undefined {
  const output = join(folder, 'output');
  if (!existsSync(output)) return undefined;
  return Object.fromEntries(
    filesBelow(output).map((path) => [path.slice(output.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
  );
}

/** Written on the first run, then reviewed in the diff; never by hand. */
export function writeExpectation(folder: string, expected: string, output: Record<string, string>): void {
  writeFileSync(join(folder, 'expected.json'), expected);
  for (const [name, text] of Object.entries(output)) {
    const path = join(folder, 'output', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
