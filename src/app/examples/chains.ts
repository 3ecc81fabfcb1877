import { issuingCa, leaf, renamed, rootCa } from './certificates.ts';
import type { Example } from './example.ts';

const hostsToml = `server = "https://harbor.example.internal"
ca = "/etc/containerd/certs.d/harbor.example.internal/ca.crt"

[host."https://harbor.example.internal"]
  capabilities = ["pull", "resolve"]
  ca = "/etc/containerd/certs.d/harbor.example.internal/ca.crt"
`;

const folder = '/etc/containerd/certs.d/harbor.example.internal';

const error = (words: string): string =>
  `failed to pull and unpack image "harbor.example.internal/shop/cart:1.8.2": failed to resolve image: failed to do request: Head "https://harbor.example.internal/v2/shop/cart/manifests/1.8.2": tls: failed to verify certificate: x509: ${words}
`;

/** What openssl s_client prints around the certificates that a server sends. */
const sClient = (...sent: { subject: string; issuer: string; pem: string }[]): string => `CONNECTED(00000003)
---
Certificate chain
${sent.map(({ subject, issuer, pem }, depth) => ` ${depth} s:O = Example Corp, CN = ${subject}\n   i:O = Example Corp, CN = ${issuer}\n${pem}`).join('')}---
Server certificate
subject=O = Example Corp, CN = ${sent[0]?.subject}
issuer=O = Example Corp, CN = ${sent[0]?.issuer}
---
No client certificate CA names sent
Peer signing digest: SHA256
Peer signature type: ECDSA
Server Temp Key: X25519, 253 bits
---
SSL handshake has read 1214 bytes and written 402 bytes
Verification error: unable to verify the first certificate
---
`;

export const chainExamples: readonly Example[] = [
  {
    id: 'intermediate-missing',
    title: 'The server omits its intermediate',
    about: 'The right root is installed, and the chain still does not close.',
    files: [
      { path: 'error.txt', text: error('certificate signed by unknown authority') },
      {
        path: 's_client.txt',
        text: sClient({ subject: 'harbor.example.internal', issuer: 'Example Corp Issuing CA', pem: leaf }),
      },
      { path: `${folder}/hosts.toml`, text: hostsToml },
      { path: `${folder}/ca.crt`, text: rootCa },
    ],
  },
  {
    id: 'leaf-as-ca',
    title: 'The server’s own certificate as CA',
    about: 'It was copied out of a browser. It works until the next renewal.',
    files: [
      { path: `${folder}/hosts.toml`, text: hostsToml },
      { path: `${folder}/ca.crt`, text: leaf },
      {
        path: 's_client.txt',
        text: sClient(
          { subject: 'harbor.example.internal', issuer: 'Example Corp Issuing CA', pem: leaf },
          { subject: 'Example Corp Issuing CA', issuer: 'Example Corp Root CA', pem: issuingCa },
        ),
      },
    ],
  },
  {
    id: 'name-mismatch',
    title: 'The certificate is for another name',
    about: 'The registry moved, its certificate did not. No CA can mend that.',
    files: [
      {
        path: 'error.txt',
        text: error('certificate is valid for registry.example.internal, not harbor.example.internal'),
      },
      {
        path: 's_client.txt',
        text: sClient(
          { subject: 'registry.example.internal', issuer: 'Example Corp Issuing CA', pem: renamed },
          { subject: 'Example Corp Issuing CA', issuer: 'Example Corp Root CA', pem: issuingCa },
        ),
      },
      { path: 'example-corp-root.pem', text: rootCa },
    ],
  },
  {
    id: 'private-key',
    title: 'A private key among the certificates',
    about: 'Pasted by mistake. A stop sign before anything else.',
    files: [
      // Not a key: the words between the marks are the same sentence again and again.
      {
        path: 'harbor.pem',
        text: `${leaf}-----BEGIN ${'PRIVATE KEY'}-----
VGhpcyBpcyBubyBrZXksIG9ubHkgYW4gZXhhbXBsZS4gVGhpcyBpcyBubyBrZXks
IG9ubHkgYW4gZXhhbXBsZS4gVGhpcyBpcyBubyBrZXksIG9ubHkgYW4gZXhhbXBs
ZS4gVGhpcyBpcyBubyBrZXksIG9ubHkgYW4gZXhhbXBsZS4=
-----END ${'PRIVATE KEY'}-----
`,
      },
    ],
  },
];
