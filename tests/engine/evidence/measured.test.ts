import { describe, expect, it } from 'vitest';
import { readEvidence } from '../../../src/engine/evidence/read.ts';
import { recognise } from '../../../src/engine/intake/index.ts';
import type { Evidence } from '../../../src/engine/workspace/report.ts';

/** The shapes of facts/measured-matrix.md E1–E288, with hosts and images of our own. */
const host = 'registry.example.internal';
const said = (text: string): Evidence | undefined => readEvidence([{ path: 'error.txt', text }])[0];
const url = (at: string, tail = 'team/api/manifests/7') => `https://${at}/v2/${tail}`;

const shapes: readonly { client: string; says: (at: string, cause: string) => string; image: boolean }[] = [
  ...['reference "REF"', 'image'].map((resolved) => ({
    client: 'containerd',
    image: true,
    says: (at: string, cause: string) =>
      `rpc error: code = Unknown desc = failed to pull and unpack image "${at}/team/api:7": failed to resolve ${resolved.replace('REF', `${at}/team/api:7`)}: failed to do request: Head "${url(at)}": ${cause}`,
  })),
  {
    client: 'docker',
    image: false,
    says: (at, cause) => `Error response from daemon: Get "https://${at}/v2/": ${cause}`,
  },
  { client: 'docker', image: false, says: (at, cause) => `Get "https://${at}/v2/": ${cause}` },
  {
    client: 'docker',
    image: true,
    says: (at, cause) =>
      `Error response from daemon: failed to resolve reference "${at}/team/api:7": failed to do request: Head "${url(at)}": ${cause}`,
  },
  {
    client: 'buildkit',
    image: true,
    says: (at, cause) =>
      `failed to solve with frontend dockerfile.v0: failed to create LLB definition: failed to do request: Head "${url(at)}": ${cause}`,
  },
  ...['ERROR: failed to solve: ', 'ERROR: failed to build: failed to solve: ', 'error: failed to solve: '].map(
    (start) => ({
      client: 'buildkit',
      image: true,
      says: (at: string, cause: string) =>
        `${start}${at}/team/api:7: failed to resolve source metadata for ${at}/team/api:7: failed to do request: Head "${url(at)}": ${cause}`,
    }),
  ),
  ...[
    ['podman', 'Error: initializing'],
    ['podman', 'Error: unable to copy from source docker://AT/team/api:7: initializing'],
    ['skopeo', 'initializing'],
    ['cri-o', 'rpc error: code = Unknown desc = unable to pull image: initializing'],
  ].map(([client = '', start = '']) => ({
    client,
    image: true,
    says: (at: string, cause: string) =>
      `${start.replace('AT', at)} source docker://${at}/team/api:7: pinging container registry ${at}: Get "https://${at}/v2/": ${cause}`,
  })),
];

const go120 = 'tls: failed to verify certificate: ';
const unknown = 'x509: certificate signed by unknown authority';
const causes: readonly [string, string][] = [
  [unknown, 'x509-unknown-authority'],
  [
    `${unknown} (possibly because of "x509: cannot verify signature: insecure algorithm ECDSA-SHA1 (temporarily override with GODEBUG=x509sha1=1)" while trying to verify candidate authority certificate "Example Issuing CA")`,
    'x509-sha1-not-trusted',
  ],
  [
    'x509: certificate has expired or is not yet valid: current time 2026-11-21T08:00:00Z is after 2026-01-01T00:00:00Z',
    'x509-expired',
  ],
  [
    'x509: certificate has expired or is not yet valid: current time 2026-11-21T08:00:00Z is before 2027-01-01T00:00:00Z',
    'x509-not-yet-valid',
  ],
  ['x509: certificate relies on legacy Common Name field, use SANs instead', 'x509-legacy-common-name'],
  [`x509: certificate is valid for old.example.internal, localhost, not ${host}`, 'x509-name-mismatch'],
  [`x509: certificate is not valid for any names, but wanted to match ${host}`, 'x509-no-san'],
];
const bare: readonly [string, string][] = [
  ['http: server gave HTTP response to HTTPS client', 'http-response-to-https-client'],
  ['remote error: tls: bad certificate', 'tls-alert-certificate-required'],
  ['readLoopPeekFailLocked: remote error: tls: bad certificate', 'tls-alert-certificate-required'],
  ['dial tcp 192.0.2.3:5443: connect: connection refused', 'connection-refused'],
  [
    'dial tcp: lookup registry.example.internal on 127.0.0.1:53: read udp 127.0.0.1:4711->127.0.0.1:53: read: connection refused',
    'dns-error',
  ],
];

describe('a request that fails', () => {
  it.each(shapes.map((shape) => [shape.says('HOST', '…'), shape] as const))('%s', (_, { client, says, image }) => {
    for (const at of [host, `${host}:5443`])
      for (const [cause, code] of [
        ...causes.flatMap(
          ([x, c]) =>
            [
              [x, c],
              [go120 + x, c],
            ] as const,
        ),
        ...bare,
      ]) {
        const text = says(at, cause);
        expect(recognise({ path: '', text }).dialect).toBe('error-text');
        expect(said(text), text).toMatchObject({ code, client, registry: at, hop: 'registry' });
        expect(said(text)?.image, text).toBe(image ? `${at}/team/api:7` : undefined);
      }
  });
});
