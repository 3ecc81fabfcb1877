import { describe, expect, it } from 'vitest';
import { causes } from '../../../src/engine/evidence/causes/index.ts';
import { explain } from '../../../src/engine/evidence/explain.ts';
import { readEvidence } from '../../../src/engine/evidence/read.ts';
import { recognise } from '../../../src/engine/intake/index.ts';
import type { Evidence } from '../../../src/engine/workspace/report.ts';

const read = (text: string): Evidence[] => readEvidence([{ path: 'error.txt', text }]);

/** Rows of facts/containerd.md §10 and other-runtimes.md §J that the measured texts do not hold, and other programs' words. */
const rows: readonly [string, string, Evidence['caCures']][] = [
  [
    'x509: certificate signed by unknown authority (possibly because of "crypto/rsa: verification error" while trying to verify candidate authority certificate "Corp")',
    'x509-ca-other-key',
    'yes',
  ],
  [
    'x509: certificate signed by unknown authority (possibly because of "x509: ECDSA verification failure" while trying to verify candidate authority certificate "Corp")',
    'x509-ca-other-key',
    'yes',
  ],
  [
    'x509: certificate signed by unknown authority (possibly because of "x509: invalid signature: parent certificate cannot sign this kind of certificate" while trying to verify candidate authority certificate "Corp")',
    'x509-issuer-is-not-a-ca',
    'no',
  ],
  ['x509: certificate is not authorized to sign other certificates', 'x509-issuer-is-not-a-ca', 'no'],
  ["x509: cannot validate certificate for 10.1.2.3 because it doesn't contain any IP SANs", 'x509-no-ip-san', 'no'],
  ['x509: certificate specifies an incompatible key usage', 'x509-key-usage', 'no'],
  [
    'x509: a root or intermediate certificate is not authorized to sign for this name: DNS name "h.io" is not permitted by any constraint',
    'x509-name-constraint',
    'no',
  ],
  ['x509: too many intermediates for path length constraint', 'x509-path-length', 'no'],
  ['x509: issuer name does not match subject from issuing certificate', 'x509-malformed', 'no'],
  ['x509: unhandled critical extension', 'x509-malformed', 'no'],
  ['x509: negative serial number', 'x509-malformed', 'no'],
  ['tls: failed to parse certificate from server: x509: malformed validity', 'x509-malformed', 'no'],
  ['tls: server sent certificate containing RSA key larger than 8192 bits: 16384', 'x509-malformed', 'no'],
  [
    'crypto/rsa: 512-bit keys are insecure (see https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)',
    'x509-malformed',
    'no',
  ],
  ['x509: failed to load system roots and no roots provided', 'system-roots-missing', 'maybe'],
  ['tls: first record does not look like a TLS handshake', 'tls-first-record', 'no'],
  ['Client sent an HTTP request to an HTTPS server.', 'http-to-https-server', 'no'],
  ['remote error: tls: certificate required', 'tls-alert-certificate-required', 'no'],
  ['400 No required SSL certificate was sent', 'tls-alert-certificate-required', 'no'],
  ['remote error: tls: unknown certificate authority', 'tls-alert-client-certificate-rejected', 'no'],
  ['remote error: tls: handshake failure', 'tls-handshake-failure', 'no'],
  ['remote error: tls: unrecognized name', 'tls-handshake-failure', 'no'],
  ['remote error: tls: protocol version not supported', 'tls-protocol-version', 'no'],
  ['tls: server selected unsupported protocol version 301', 'tls-protocol-version', 'no'],
  ['net/http: TLS handshake timeout', 'tls-handshake-timeout', 'no'],
  ['dial tcp 10.0.0.9:443: i/o timeout', 'network-timeout', 'no'],
  ['context deadline exceeded', 'network-timeout', 'no'],
  ['net/http: timeout awaiting response headers', 'network-timeout', 'no'],
  ['dial tcp 10.0.0.9:443: connect: no route to host', 'network-unreachable', 'no'],
  ['dial tcp: lookup h.io: no such host', 'dns-no-such-host', 'no'],
  ['dial tcp: lookup h.io on 10.0.0.2:53: server misbehaving', 'dns-error', 'no'],
  ['proxyconnect tcp: dial tcp 10.0.0.1:3128: i/o timeout', 'proxy-error', 'no'],
  [
    'failed calling webhook "a.corp": Post "https://a.b.svc:443/mutate": x509: certificate signed by unknown authority',
    'cluster-api-not-trusted',
    'maybe',
  ],
  [
    'Get "https://10.0.0.11:10250/metrics/resource": x509: cannot validate certificate for 10.0.0.11',
    'cluster-api-not-trusted',
    'maybe',
  ],
  ['Head "https://a.corp/v2/b/manifests/1": Bad Gateway', 'proxy-error', 'no'],
  ['failed to append certificates from file: /etc/ssl/a.crt', 'ca-unusable', 'maybe'],
  ['exec: "docker-credential-desktop": executable file not found in $PATH, out: ``', 'credential-helper-missing', 'no'],
  ['denied: Your authorization token has expired. Reauthenticate and try again.', 'auth-401', 'no'],
  ["tls: server's certificate contains an unsupported type of public key: *dsa.PublicKey", 'x509-malformed', 'no'],
  [
    'Unable to connect to the server: x509: certificate has expired or is not yet valid',
    'cluster-api-not-trusted',
    'maybe',
  ],
  [
    "error parsing HTTP 503 response body: invalid character '<' looking for beginning of value",
    'proxy-or-registry-unavailable',
    'no',
  ],
  ['proxyconnect tcp: tls: first record does not look like a TLS handshake', 'proxy-scheme-wrong', 'no'],
  ['Proxy Authentication Required', 'proxy-error', 'no'],
  ['received unexpected HTTP status: 503 Service Unavailable', 'proxy-or-registry-unavailable', 'no'],
  ['read tcp 10.0.0.1:4711->10.0.0.9:443: read: connection reset by peer', 'connection-closed', 'no'],
  ['Get "https://h.io/v2/": EOF', 'connection-closed', 'no'],
  ['failed to load X509 key pair: tls: failed to find any PEM data in certificate input', 'client-pair-unusable', 'no'],
  ['unable to read CERT file "/etc/c.crt": open /etc/c.crt: no such file or directory', 'client-pair-unusable', 'no'],
  ['server message: insufficient_scope: authorization failed', 'auth-insufficient-scope', 'no'],
  ['unexpected status from HEAD request to https://h.io/v2/a/manifests/1: 403 Forbidden', 'auth-403', 'no'],
  ['denied: requested access to the resource is denied', 'access-denied-or-missing', 'no'],
  ['manifest unknown: manifest unknown', 'manifest-not-found', 'no'],
  [
    'unexpected status from HEAD request to https://h.io/v2/v2/a/manifests/1: 404 Not Found',
    'manifest-not-found',
    'no',
  ],
  ['429 Too Many Requests', 'rate-limit', 'no'],
  ['toomanyrequests: rate exceeded', 'rate-limit', 'no'],
  ['no resolve hosts: not found', 'no-usable-endpoint', 'no'],
  ['no pull hosts', 'no-usable-endpoint', 'no'],
  ['unknown service runtime.v1.RuntimeService', 'cri-plugin-not-loaded', 'no'],
  ['failed to fetch oauth token: unexpected status: 401 Unauthorized', 'auth-401', 'no'],
  [
    "current image with 3 vulnerabilities cannot be pulled due to configured policy in 'Prevent images'",
    'harbor-policy',
    'no',
  ],
  ['curl: (60) SSL certificate problem: self-signed certificate in certificate chain', 'x509-unknown-authority', 'yes'],
  [
    "fatal: unable to access 'https://g.io/a.git/': server certificate verification failed. CAfile: none",
    'x509-unknown-authority',
    'yes',
  ],
  [
    "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1007)'))",
    'x509-unknown-authority',
    'yes',
  ],
  ['npm error code UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'x509-unknown-authority', 'yes'],
  [
    'PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
    'x509-unknown-authority',
    'yes',
  ],
  [
    'Certificate verification failed: The certificate is NOT trusted. The certificate issuer is unknown.',
    'x509-unknown-authority',
    'yes',
  ],
  ["ERROR: cannot verify f.io's certificate, issued by 'CN=Corp'", 'x509-unknown-authority', 'yes'],
  ['x509: “h.io” certificate is not trusted', 'x509-unknown-authority', 'yes'],
  ['http: TLS handshake error from 10.0.0.1:4711: remote error: tls: bad certificate', 'x509-unknown-authority', 'yes'],
  ['verify error:num=20:unable to get local issuer certificate', 'openssl-unknown-authority', 'yes'],
  [
    "curl: (60) SSL: no alternative certificate subject name matches target host name 'h.io'",
    'x509-name-mismatch',
    'no',
  ],
  ['npm error code CERT_HAS_EXPIRED', 'x509-expired', 'no'],
  ['Error: InvalidImageName', 'image-reference-invalid', 'no'],
  ['Error: ErrImageNeverPull', 'image-never-pulled', 'no'],
  ['write /var/lib/containerd/x: no space left on device', 'disk-full', 'no'],
  [
    'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    'daemon-not-running',
    'no',
  ],
  ['dial unix /var/run/docker.sock: connect: permission denied', 'permission-denied', 'no'],
  ['Get "https://localhost/v2/": dial tcp [::1]:443: connect: connection refused', 'local-only-image', 'no'],
  [
    'the following directives are specified both as a flag and in the configuration file: hosts: (from flag: [fd://], from file: [x])',
    'docker-config-conflict',
    'no',
  ],
  ['Back-off pulling image "h.io/a:1"', 'cause-cut-off', 'maybe'],
];

describe('what programs print', () => {
  it.each(rows)('%s', (text, code, caCures) => {
    expect(read(text)[0]).toMatchObject({ code, caCures });
    expect(recognise({ path: '', text }).dialect).toBe('error-text');
  });
});

describe('a sentence for every class of errors', () => {
  const evidence = (code: string): Evidence => ({
    path: 'error.txt',
    code,
    client: 'containerd',
    registry: 'harbor.internal.corp',
    image: 'harbor.internal.corp/a:1',
    caCures: 'no',
    hop: 'registry',
    range: { start: 0, end: 1 },
  });

  it.each([...new Set(causes.map(({ code }) => code))])('%s', (code) => {
    const sentence = explain(evidence(code));
    expect(sentence).toMatch(/^[A-Za-z`“].{30,280}\.$/);
    expect(sentence).not.toMatch(/!|undefined/);
  });

  it('keeps the case of names and begins a sentence with a capital otherwise', () => {
    const unknown = { ...evidence('x509-unknown-authority'), client: 'unknown' };
    expect(explain(unknown)).toMatch(/^The client does not trust the certificate of harbor\.internal\.corp/);
    expect(explain(evidence('x509-unknown-authority'))).toMatch(/^containerd does not trust/);
  });

  it('says which of several hosts is meant', () => {
    const at = (hop: Evidence['hop']) =>
      explain({ ...evidence('x509-unknown-authority'), hop, url: 'https://auth.internal.corp:8443/service/token' });
    expect(at('token-server')).toContain('the token server auth.internal.corp:8443');
    expect(at('mirror')).toContain('the mirror auth.internal.corp:8443');
    expect(at('registry')).toContain('certificate of harbor.internal.corp:');
  });
});

it('every class names its source, and its words contain no blank in a set', () => {
  for (const { code, source, words } of causes) {
    expect(source, code).not.toBe('');
    expect(words.source.replace(/\[\^\\n[^\]]*\]/g, ''), code).not.toMatch(/\[[^\]]* [^\]]*\]\*/);
  }
});
