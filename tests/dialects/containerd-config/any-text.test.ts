import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containerdConfig } from '../../../src/engine/dialects/containerd-config/index.ts';
import type { Case } from '../../../src/engine/dialects/rule.ts';
import { noTrust } from '../../../src/engine/trust/trust.ts';
import { applyEdits } from '../../../src/engine/workspace/edits.ts';
import type { ResolvedTarget } from '../../../src/engine/workspace/target.ts';

const LINES = [
  'version = 2',
  'version = "3"',
  'disabled_plugins = ["cri"]',
  '[plugins]',
  '[plugins."io.containerd.grpc.v1.cri".registry]',
  "[plugins.'io.containerd.cri.v1.images'.registry]",
  '[plugins.cri.registry]',
  '[plugins.io.containerd.grpc.v1.cri.registry]',
  '[plugins."io.containerd.grcp.v1.cri".registry]',
  '[plugins."io.containerd.grpc.v1.cri".registry.mirrors."docker.io"]',
  '[plugins."io.containerd.grpc.v1.cri".registry.mirrors."*"]',
  '[plugins."io.containerd.grpc.v1.cri".registry.configs."harbor.internal.corp".tls]',
  '[plugins."io.containerd.grpc.v1.cri".registry.configs."__proto__".auth]',
  '  config_path = "/etc/containerd/certs.d"',
  '  config_path = ""',
  '  config_path = ["a:b", "c"]',
  '  confg_path = "certs.d"',
  '  endpoint = ["https://mirror.internal.corp", "http://\u{1f600}"]',
  '  endpoint = "x"',
  '  insecure_skip_verify = true # why',
  '  ca_file = “/x”',
  '  username = "\\u0000"',
  'mirrors = { "a" = { endpoint = ["b"] }, __proto__ = {} }',
  'registry.mirrors."x".endpoint = ["y"]',
  '[[plugins]]',
  '# comment',
  '',
];

const text = fc
  .tuple(
    fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...LINES) }, { weight: 1, arbitrary: fc.string() }), {
      maxLength: 14,
    }),
    fc.constantFrom('\n', '\r\n'),
    fc.constantFrom('', '\ufeff'),
    fc.boolean(),
  )
  .map(([lines, eol, mark, ends]) => mark + lines.join(eol) + (ends ? eol : ''));

const target = fc.constantFrom('', '1.6.8', '1.7.24', '2.2.1', '2.3.4', 'nonsense').map(
  (version): ResolvedTarget => ({
    runtime: 'containerd',
    version,
    os: '',
    registry: 'harbor.internal.corp',
    known: { runtime: 'given', version: version === '' ? 'assumed' : 'given', os: 'assumed', registry: 'given' },
  }),
);

describe('any config.toml', () => {
  it('is read and judged without an exception, with edits that fit the text', () => {
    fc.assert(
      fc.property(text, target, (given, resolved) => {
        const document = containerdConfig.read({ path: '/etc/containerd/config.toml', text: given });
        const theCase: Case = { target: resolved, at: undefined, documents: [document], evidence: [], trust: noTrust };
        for (const rule of containerdConfig.rules) {
          for (const { range, fix, message } of rule.check(document, theCase)) {
            expect(message).not.toMatch(/undefined|NaN|\[object/);
            expect(range.start).toBeGreaterThanOrEqual(0);
            expect(range.end).toBeLessThanOrEqual(given.length);
            expect(applyEdits(given, fix?.edits ?? []), rule.id).toBeDefined();
            for (const created of fix?.creates ?? [])
              expect(created.path).toMatch(/^\/[^\0]+\/(?:hosts\.toml|ca\.crt)$/);
          }
        }
      }),
      { numRuns: 1500 },
    );
  });
});
