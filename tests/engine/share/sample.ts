import { analyse } from '../../../src/engine/index.ts';
import { type Redaction, redact } from '../../../src/engine/redaction/redact.ts';
import type { Report } from '../../../src/engine/workspace/report.ts';
import type { SourceFile } from '../../../src/engine/workspace/source-file.ts';

const error = `Warning  Failed  3s  kubelet  Failed to pull image "harbor.internal.corp/team/app:1.2": failed to resolve reference "harbor.internal.corp/team/app:1.2": failed to do request: Head "https://harbor.internal.corp/v2/team/app/manifests/1.2": tls: failed to verify certificate: x509: certificate signed by unknown authority
`;

const config = `version = 2

[plugins."io.containerd.grpc.v1.cri".registry.configs."harbor.internal.corp".tls]
  insecure_skip_verify = true
[plugins."io.containerd.grpc.v1.cri".registry.configs."harbor.internal.corp".auth]
  username = "robot$pull"
  password = "not-a-real-secret-4711" # rotate: \`monthly\`
`;

export const sampleFiles: SourceFile[] = [
  { path: 'error.txt', text: error },
  { path: '/etc/containerd/config.toml', text: config },
];

export const sampleSecret = 'not-a-real-secret-4711';

export const sampleInstant = '2026-11-21T00:00:00.000Z';

/** A real report of a case with a secret in it, and its redaction. */
export async function sample(): Promise<{ report: Report; redaction: Redaction }> {
  const report = await analyse({ files: sampleFiles, at: sampleInstant, accept: 'all' });
  return { report, redaction: redact(sampleFiles, { alsoSecret: [sampleSecret] }) };
}
