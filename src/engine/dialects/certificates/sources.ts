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
  source:
    'Go crypto/x509 verify.go Certificate.Verify; measured: pulls with such a CA file, containerd 1.6.20 to 2.3.4, dockerd 20.10.24 to 28.5.2, Podman 4.3.1 to 5.8.6',
};

export const measured: Reference = {
  says: 'what Go says to such chains, and the runtimes to such files',
  source:
    'measured: crypto/x509 of Go 1.19.8 and 1.27.3; pulls with containerd 1.6.20 to 2.3.4, dockerd 20.10.24 to 28.5.2, Podman 4.3.1 to 5.8.6, CRI-O 1.36.3, buildkitd 0.13.2 and 0.32.2',
};
