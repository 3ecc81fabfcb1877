import type { Reference } from '../rule.ts';

export const verifying: Reference = {
  says: 'dates, then names, then a chain to any certificate of the pool; the first failure is reported',
  source: 'Go crypto/x509 verify.go Certificate.Verify, isValid, buildChains',
};

export const naming: Reference = {
  says: 'only subject alternative names count, addresses only as IP entries',
  source: 'Go crypto/x509 verify.go Certificate.VerifyHostname, HostnameError',
};

export const signing: Reference = {
  says: 'who may sign, and with which algorithms',
  source: 'Go crypto/x509 x509.go Certificate.CheckSignatureFrom, checkSignature',
};

export const pooling: Reference = {
  says: 'what is not a readable CERTIFICATE block is skipped without a word',
  source: 'Go crypto/x509 cert_pool.go AppendCertsFromPEM; encoding/pem Decode',
};

export const anchoring: Reference = {
  says: 'any certificate of the pool is an anchor, the server’s own too',
  source: 'facts/other-runtimes.md 0.1; facts/measured-matrix.md ca-leaf, ca-inter',
};

export const measured: Reference = {
  says: 'what Go says to such chains, and the runtimes to such files',
  source: 'facts/measured-matrix.md, Go’s own verdict on the chains, rows ca-*',
};
