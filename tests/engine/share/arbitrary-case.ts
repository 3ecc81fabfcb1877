import fc from 'fast-check';
import type { SharedCase } from '../../../src/engine/share/shared-case.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    '\ud800',
    '\u0000',
    '\ufeffx',
    '```\n```',
    '<img src=x onerror=alert(1)>',
    'a\r\nb',
  ),
);
const some = <T>(each: fc.Arbitrary<T>) => fc.array(each, { maxLength: 3 });
const maybe = (each: fc.Arbitrary<string>) => fc.option(each, { nil: undefined });

const known = fc.constantFrom('given' as const, 'detected' as const, 'assumed' as const);

const action = fc.record({
  kind: fc.constantFrom('obtain', 'place', 'restart', 'verify', 'restore'),
  title: text,
  command: text,
  why: text,
  expect: maybe(text),
});

/** Any case that a page could have shared. */
export const anyCase: fc.Arbitrary<SharedCase> = fc.record({
  verdict: text,
  target: fc.record({
    ...{ runtime: text, version: text, os: text, registry: text },
    known: fc.record({ runtime: known, version: known, os: known, registry: known }),
  }),
  at: maybe(fc.constant('2026-11-21T00:00:00.000Z')),
  files: some(fc.record({ path: text, text, dialect: fc.constantFrom(undefined, 'dockerfile', 'unknown') })),
  evidence: some(fc.record({ path: text, code: text, client: text, registry: maybe(text) })),
  findings: some(
    fc.record({
      id: text,
      rule: text,
      severity: fc.constantFrom('breaks-now', 'breaks-later', 'unsafe', 'tidy'),
      path: text,
      line: fc.option(fc.nat(), { nil: undefined }),
      message: text,
      why: text,
      whatToDo: text,
      evidence: some(text),
      fix: fc.option(
        fc.record({ title: text, safety: fc.constantFrom('safe', 'needs-review'), accepted: fc.boolean() }),
        { nil: undefined },
      ),
    }),
  ),
  changes: some(fc.record({ path: text, before: fc.option(text), after: text, installAt: maybe(text) })),
  actions: some(action),
  rollback: some(action),
  missing: some(fc.record({ path: text, what: text, obtain: some(text), without: text })),
  proof: some(fc.record({ what: text, by: text, result: fc.constantFrom('held', 'failed') })),
  unchecked: some(fc.record({ what: text, ask: maybe(text) })),
  hidden: some(fc.record({ placeholder: text, kind: text, count: fc.nat() })),
  choices: fc.record({ files: fc.boolean() }),
});
