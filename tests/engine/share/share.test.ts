import { describe, expect, it } from 'vitest';
import { decodeShare, encodeShare } from '../../../src/engine/index.ts';
import { entriesOf } from '../../../src/engine/share/archive.ts';
import { chatText } from '../../../src/engine/share/chat-text.ts';
import { patchOf } from '../../../src/engine/share/patch.ts';
import { sharedCaseOf } from '../../../src/engine/share/redacted-case.ts';
import { reportText } from '../../../src/engine/share/report-text.ts';
import { shared as everyForm } from '../../../src/worker/sharing.ts';
import { sample, sampleFiles, sampleInstant, sampleSecret } from './sample.ts';

const { report, redaction } = await sample();
const options = { at: sampleInstant };
const shared = sharedCaseOf(report, redaction, options);
const [{ placeholder } = { placeholder: '' }] = redaction.placeholders;

describe('a link', () => {
  const fragment = encodeShare(report, redaction, options);

  it('gives back the case that it was made of', () => {
    expect(decodeShare(fragment)).toEqual(shared);
    expect(decodeShare(`#${fragment}`)).toEqual(shared);
  });

  it('is the same for the same case', () => {
    expect(encodeShare(report, redaction, options)).toBe(fragment);
  });

  it('holds nothing that an address or a program that finds links would change', () => {
    expect(fragment).toMatch(/^case-[A-Za-z0-9_-]*[A-Za-z0-9]$/);
  });

  it('tells the verdict, the files, what changes, what to run and what nobody checked', () => {
    expect(shared.verdict).toBe(report.cause?.summary);
    expect(shared.files.map(({ path }) => path)).toEqual(['error.txt', '/etc/containerd/config.toml']);
    expect(shared.changes.map(({ before }) => before)).toEqual([shared.files[1]?.text, null]);
    expect(shared.actions).toHaveLength(report.plan.actions.length);
    expect(shared.unchecked.length).toBeGreaterThan(0);
    expect(shared.findings.map(({ line }) => line)).toEqual([3, 3, 4]);
  });

  it('holds no file and no difference where the diagnosis alone is shared', () => {
    const bare = decodeShare(encodeShare(report, redaction, { diagnosisOnly: true }));
    expect(bare).toMatchObject({ files: [], changes: [], choices: { files: false }, verdict: shared.verdict });
    expect(bare.findings.some(({ line }) => line !== undefined)).toBe(false);
    expect(JSON.stringify(bare)).not.toContain('rotate');
  });
});

describe('whatever is shared', () => {
  const patch = patchOf(shared.changes);
  const further = [{ path: 'REPORT.md', text: reportText(shared) }];
  const archive = entriesOf({ ...shared, files: shared.changes }, patch, further);
  const texts: Record<string, string> = {
    link: JSON.stringify(decodeShare(encodeShare(report, redaction, options))),
    patch,
    report: reportText(shared),
    ...Object.fromEntries(archive),
  };

  it.each(Object.entries(texts))('holds no secret: %s', (_, text) => {
    expect(text).not.toContain(sampleSecret);
  });

  it('holds the placeholder where the secret stood', () => {
    for (const name of ['link', 'patch', 'report', 'etc/containerd/config.toml', 'changes.patch'])
      expect(texts[name]).toContain(placeholder);
  });

  it('a message for a chat is short and plain', () => {
    const text = chatText(shared);
    expect(text.length).toBeLessThan(2000);
    expect(text).not.toMatch(/[`*]/);
    expect(text).not.toContain(sampleSecret);
    expect(text.startsWith(shared.verdict)).toBe(true);
    expect(chatText({ ...shared, verdict: 'see @channel' })).not.toContain('@channel');
  });

  it('a report fits an issue, however large the case is', () => {
    const long = 'x '.repeat(50_000);
    const [finding] = shared.findings;
    const [action] = shared.actions;
    if (!finding || !action) throw new Error('The sample has a finding and a step.');
    const text = reportText({
      ...shared,
      verdict: long,
      findings: Array.from({ length: 3000 }, () => finding),
      changes: [...shared.changes, { path: 'long', before: null, after: long }],
      actions: Array.from({ length: 3000 }, () => action),
    });
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain('1 more is too long for this report');
    expect(text).toContain('## Not checked');
  });
});

describe('with names hidden too', () => {
  it('holds the name of no private host, however it is written', () => {
    const files = sampleFiles;
    const hidden = everyForm({
      files,
      report,
      at: sampleInstant,
      redaction: { classes: ['identifying'] },
      diagnosisOnly: false,
    });
    for (const text of [
      JSON.stringify(hidden.case),
      hidden.report,
      hidden.chat,
      hidden.patch,
      ...hidden.archive.values(),
    ])
      expect(text).not.toMatch(/harbor.internal.corp/);
  });
});
