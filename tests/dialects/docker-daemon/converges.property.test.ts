import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyse } from '../../../src/engine/index.ts';
import type { SourceFile } from '../../../src/engine/workspace/source-file.ts';

const host = fc.constantFrom(
  'harbor.internal.corp',
  'harbor.internal.corp:5000',
  'http://old.internal.corp',
  'https://nexus.internal.corp/',
  '*.internal.corp',
  '10.0.0.0/8',
  'localhost:5000',
  '',
  'docker.io',
  '<registry>',
  'REGISTRY:5000',
  '0.0.0.0',
  '::1',
  ' blank ',
);
const list = fc.oneof(fc.array(fc.oneof(host, fc.constantFrom(5, null)), { maxLength: 4 }), host, fc.boolean());
const table = fc.oneof(
  fc.record({ 'insecure-registries': list }),
  fc.record({ 'registry-mirrors': list, debug: fc.boolean() }),
  fc.record({ 'http-proxy': fc.constant('http://proxy.internal.corp:3128') }),
);
const keys =
  'insecure-registries registry-mirrors insecure-registry registry-mirror insecure_registries tlscacert tls http-proxy no-proxy proxies registry debug features tls-ca mirrors graph other'.split(
    ' ',
  );
const settings = fc.dictionary(fc.constantFrom(...keys), fc.oneof(list, table), { maxKeys: 6, noNullPrototype: true });
const faults: ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replace(/\n/g, '\r\n'),
  (text) => text.replace(/([}\]])$/, ',$1'),
  (text) => `// managed\n${text}`,
  (text) => text.replaceAll('"', "'"),
  (text) => `\ufeff${text}`,
];

/** Everything accepted, as the person who switches on every fix. */
const run = (files: SourceFile[], version: string, registry: string) =>
  analyse({ files, target: { runtime: 'docker', version, registry }, accept: 'all' });

test('whatever the file says, a second run has nothing left to change', async () => {
  await fc.assert(
    fc.asyncProperty(
      settings,
      fc.constantFrom('', '  ', '\t'),
      fc.constantFrom(...faults),
      fc.constantFrom('20.10.24', '26.1.5', '28.5.2', ''),
      fc.constantFrom('', 'harbor.internal.corp'),
      async (meant, indent, fault, version, registry) => {
        const given: SourceFile = { path: '/etc/docker/daemon.json', text: fault(JSON.stringify(meant, null, indent)) };
        const report = await run([given], version, registry);
        const after = new Map([[given.path, given.text]]);
        for (const file of report.plan.files) after.set(file.path, file.after);
        const again = await run(
          [...after].map(([path, text]) => ({ path, text })),
          version,
          registry,
        );
        expect(again.plan.files).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});
