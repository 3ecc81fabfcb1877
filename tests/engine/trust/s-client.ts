import { X509Certificate } from 'node:crypto';

const oneLine = (name: string) => name.split('\n').reverse().join(', ').replaceAll('=', ' = ');

/** What `openssl s_client -showcerts` (3.0) prints about a connection that presents these certificates. */
export function sClient(pems: readonly string[], options: { showcerts?: boolean } = {}): string {
  const { showcerts = true } = options;
  const read = pems.map((pem) => new X509Certificate(pem));
  const entries = read.map(
    ({ subject, issuer }, depth) =>
      ` ${depth} s:${oneLine(subject)}\n   i:${oneLine(issuer)}\n   a:PKEY: id-ecPublicKey, 256 (bit); sigalg: ecdsa-with-SHA256\n   v:NotBefore: Jun  1 00:00:00 2026 GMT; NotAfter: Jun  1 00:00:00 2027 GMT\n${showcerts ? pems[depth] : ''}`,
  );
  const leaf = read[0];
  return `CONNECTED(00000003)
depth=0 ${leaf ? oneLine(leaf.subject) : ''}
verify error:num=20:unable to get local issuer certificate
verify return:1
---
Certificate chain
${entries.join('')}---
Server certificate
${showcerts ? '' : pems[0]}subject=${leaf ? oneLine(leaf.subject) : ''}
issuer=${leaf ? oneLine(leaf.issuer) : ''}
---
No client certificate CA names sent
Peer signing digest: SHA256
---
SSL handshake has read 1546 bytes and written 393 bytes
Verification error: unable to get local issuer certificate
---
DONE
`;
}
