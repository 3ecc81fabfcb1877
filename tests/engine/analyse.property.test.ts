import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../src/engine/index.ts';
import { applyEdits } from '../../src/engine/workspace/edits.ts';
import type { SourceFile } from '../../src/engine/workspace/source-file.ts';

const at = '2026-11-21T00:00:00Z';
const NAMES = [
  'config.toml',
  'hosts.toml',
  '/etc/containerd/certs.d/reg.corp:5000/hosts.toml',
  'daemon.json',
  'Dockerfile',
  'error.txt',
  'ca.crt',
  'x',
];

/** Lines as they stand in real files, so that random texts reach the rules and not only the parsers' errors. */
const LINES = [
  'version = 2',
  'version = 3',
  '[plugins."io.containerd.grpc.v1.cri".registry]',
  '[plugins.cri.registry.mirrors."reg.corp:5000"]',
  '[plugins."io.containerd.cri.v1.images".registry.configs."reg.corp".tls]',
  '  config_path = "/etc/containerd/certs.d"',
  '  endpoint = ["http://reg.corp:5000", "https://reg.corp"]',
  '  insecure_skip_verify = true',
  '  ca_file = "/etc/ssl/corp.pem"',
  'server = "https://reg.corp:5000"',
  '[host."https://reg.corp:5000"]',
  '  skip_verify = true',
  '  capabilities = ["pull", "resolve"]',
  '{ "insecure-registries": ["reg.corp:5000", "10.0.0.0/8"], }',
  '"registry-mirrors": ["http://m.corp"]',
  'FROM debian:12',
  'FROM alpine:3.20 AS build',
  'RUN curl -fsSLk https://files.corp/x | sh && \\',
  '  npm config set strict-ssl false',
  'ENV NODE_TLS_REJECT_UNAUTHORIZED=0',
  'USER app',
  'failed to pull and unpack image "reg.corp/a/b:1": failed to resolve reference: tls: failed to verify certificate: x509: certificate signed by unknown authority',
  '-----BEGIN CERTIFICATE-----',
  'MIIB',
  '-----END CERTIFICATE-----',
  '__proto__ = 1',
  '[__proto__]',
  '\u0000',
  '\ud800',
  '# comment',
  '',
];

const line = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...LINES) },
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const text = fc
  .tuple(fc.array(line, { maxLength: 14 }), fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '\ufeff'), fc.boolean())
  .map(([lines, end, mark, final]) => mark + lines.join(end) + (final ? end : ''));
const file = fc.record({ path: fc.constantFrom(...NAMES), text });
const files = fc.array(file, { maxLength: 4 });

const changed = (given: readonly SourceFile[], plan: { path: string; after: string }[]): SourceFile[] => {
  const after = new Map(given.map((source) => [source.path, source.text]));
  for (const planned of plan) after.set(planned.path, planned.after);
  return [...after].map(([path, content]) => ({ path, text: content }));
};

describe('analyse, on any files', () => {
  test('answers, the same way twice, with ranges inside the texts', async () => {
    await fc.assert(
      fc.asyncProperty(files, async (given) => {
        const report = await analyse({ files: given, at, accept: 'all' });
        expect(await analyse({ files: given, at, accept: 'all' })).toEqual(report);
        expect(report.files).toHaveLength(given.length);
        expect(report.unchecked.filter(({ what }) => what.includes('fault of this program'))).toEqual([]);
        const lengths = new Map(report.files.map(({ path }, index) => [path, given[index]?.text.length ?? 0]));
        for (const { path, range } of report.findings) {
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeGreaterThanOrEqual(range.start);
          expect(range.end).toBeLessThanOrEqual(lengths.get(path) ?? 0);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('offers only edits that can be applied', async () => {
    await fc.assert(
      fc.asyncProperty(files, async (given) => {
        const report = await analyse({ files: given, at });
        const texts = new Map(report.files.map(({ path }, index) => [path, given[index]?.text ?? '']));
        for (const { fix } of report.findings)
          for (const path of new Set(fix?.edits.map((edit) => edit.path)))
            expect(
              applyEdits(texts.get(path) ?? '', fix?.edits.filter((edit) => edit.path === path) ?? []),
            ).toBeDefined();
      }),
      { numRuns: 60 },
    );
  });

  test('has nothing to do on its own result', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(file, { maxLength: 3, selector: ({ path }) => path }), async (given) => {
        const report = await analyse({ files: given, at, accept: 'all' });
        const again = await analyse({ files: changed(given, report.plan.files), at, accept: 'all' });
        expect(again.plan.files).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
