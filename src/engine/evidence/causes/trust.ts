import { type Cause, weight } from './cause.ts';

const go = 'Go crypto/x509 verify.go';

/** A certificate was seen and not accepted. Special cases stand before the general one, whose words they contain. */
export const trustCauses: readonly Cause[] = [
  {
    // Without -CAfile s_client says so of every private CA.
    code: 'openssl-unknown-authority',
    weight: weight.symptom,
    caCures: 'yes',
    client: 'openssl',
    words: /verify error:num=(?:18|19|20|21):[^\n]{0,60}|Verify return code: (?:18|19|20|21) [^\n]{0,80}/,
    says: ({ host }) =>
      `openssl on this machine does not trust the CA of ${host}; that alone says nothing about other programs.`,
    source: 'OpenSSL verify(1)',
  },
  {
    code: 'x509-sha1-not-trusted',
    weight: weight.trust,
    caCures: 'no',
    words:
      /x509: certificate signed by unknown authority \(possibly because of "x509: cannot verify signature: insecure algorithm[^\n]{0,300}|x509: cannot verify signature: insecure algorithm[^\n"]{0,60}|CA signature digest algorithm too weak|CA_MD_TOO_WEAK/,
    says: ({ who, host }) => `${who} rejects the certificate of ${host} because it is signed with SHA-1.`,
    source: 'Go crypto/x509 x509.go checkSignature, InsecureAlgorithmError',
  },
  {
    code: 'x509-issuer-is-not-a-ca',
    weight: weight.trust,
    caCures: 'no',
    words:
      /x509: certificate signed by unknown authority \(possibly because of "x509: invalid signature: parent certificate cannot sign[^\n]{0,300}|x509: invalid signature: parent certificate cannot sign this kind of certificate|x509: certificate is not authorized to sign other certificates|invalid CA certificate|INVALID_CA/,
    says: ({ who, host }) =>
      `${who} rejects the certificate of ${host} because the certificate that signed it is not marked as a CA.`,
    source: `${go} NotAuthorizedToSign, x509.go ConstraintSignatureError`,
  },
  {
    code: 'x509-ca-other-key',
    weight: weight.trust,
    caCures: 'yes',
    words:
      /x509: certificate signed by unknown authority \(possibly because of [^\n]{0,300}|certificate signature failure|CERT_SIGNATURE_FAILURE/,
    says: ({ who, host }) =>
      `${who} has a CA with the right name but another key than the one that signed the certificate of ${host}: it is an older or newer issue of the same CA.`,
    source: `${go} UnknownAuthorityError`,
  },
  {
    code: 'x509-unknown-authority',
    weight: weight.trust,
    caCures: 'yes',
    words:
      /TLS handshake error from \S{1,80}: remote error: tls: (?:bad certificate|unknown certificate(?: authority)?)|x509: (?:certificate signed by unknown authority|[“"'][^\n“”"]{1,200}[”"'] certificate is not trusted|certificate is not trusted)|certificate signed by unknown authority|CERTIFICATE_VERIFY_FAILED\]? ?certificate verify failed: (?:unable to get (?:local )?issuer certificate|self[- ]signed certificate(?: in certificate chain)?)|SSL certificate problem: (?:unable to get (?:local )?issuer certificate|self[- ]signed certificate(?: in certificate chain)?)|server certificate verification failed|(?:SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER_CERT(?:_LOCALLY)?|UNABLE_TO_VERIFY_LEAF_SIGNATURE)|PKIX path building failed[^\n]{0,200}|unable to find valid certification path to requested target|cannot verify \S{1,200}'s certificate, issued by|Unable to locally verify the issuer's authority|[Tt]he certificate is NOT trusted[^\n]{0,80}|The certificate issuer is unknown|TLS: server certificate not trusted|SSL peer certificate or SSH remote key was not OK|curl: \(60\)(?! SSL: (?:no alternative|certificate subject))|(?:UntrustedRoot|PartialChain)\b|SEC_E_UNTRUSTED_ROOT|Could not establish trust relationship for the SSL\/TLS secure channel|SSL routines:\w{0,60}:certificate verify failed|self[- ]signed certificate in certificate chain|unable to get local issuer certificate|unable to verify the first certificate/,
    says: ({ who, host }) =>
      `${who} does not trust the certificate of ${host}: no CA that signed it is where ${who} looks for one.`,
    source: `${go} UnknownAuthorityError; measured: curl 7.88, Python 3.11, Node.js 20 and GNU wget 1.21`,
  },
  {
    code: 'x509-not-yet-valid',
    weight: weight.trust,
    caCures: 'no',
    words:
      /x509: certificate has expired or is not yet valid: current time \S{1,60} is before[^\n]{0,60}|certificate is not yet valid|CERT_NOT_YET_VALID/,
    says: ({ who, host }) =>
      `${who} finds the certificate of ${host} not yet valid: the clock of the node is behind, or the certificate was issued for later.`,
    source: `${go} CertificateInvalidError`,
  },
  {
    code: 'x509-expired',
    weight: weight.trust,
    caCures: 'no',
    words:
      /x509: certificate has expired(?: or is not yet valid)?(?:: current time \S{1,60} is after[^\n]{0,60})?|certificate has expired|CERT_HAS_EXPIRED|verify error:num=10:[^\n]{0,60}|Verify return code: 10 [^\n]{0,60}|[Tt]he certificate (?:has|is) expired|NotAfter: [^\n]{1,60} \(expired\)|CertificateExpiredException[^\n]{0,80}/,
    says: ({ who, host }) => `${who} rejects ${host} because a certificate of its chain has expired.`,
    source: `${go} CertificateInvalidError`,
  },
  {
    code: 'x509-legacy-common-name',
    weight: weight.trust,
    caCures: 'no',
    words: /x509: certificate relies on legacy Common Name field, use SANs(?: or temporarily[^\n]{0,80}| instead)?/,
    says: ({ who, host }) =>
      `${who} rejects the certificate of ${host} because it names the host in its Common Name only and has no SAN.`,
    source: `${go} HostnameError, since Go 1.15`,
  },
  {
    code: 'x509-no-ip-san',
    weight: weight.trust,
    caCures: 'no',
    words:
      /x509: cannot validate certificate for \S{1,100} because it doesn'{1,2}t contain any IP SANs|IP address mismatch, certificate is not valid for|No subject alternative names matching IP address \S{1,60} found/,
    says: ({ who, host }) =>
      `${who} reaches ${host} by its IP address, and the certificate does not list that address as an IP SAN.`,
    source: `${go} HostnameError`,
  },
  {
    code: 'x509-no-san',
    weight: weight.trust,
    caCures: 'no',
    words:
      /x509: certificate is not valid for any names, but wanted to match \S{1,255}|No subject alternative (?:DNS )?names? present/,
    says: ({ who, host }) => `${who} rejects the certificate of ${host} because it lists no host name at all.`,
    source: `${go} HostnameError`,
  },
  {
    code: 'x509-name-mismatch',
    weight: weight.trust,
    caCures: 'no',
    words:
      /x509: certificate is valid for [^\n]{1,2000}?, not [\w.:[\]*-]{1,255}|x509: certificate is valid for [^\n"]{1,300}|SSL: no alternative certificate subject name matches target host name[^\n]{0,120}|SSL: certificate subject name[^\n]{0,160}does not match target host name|(?:Hostname|IP address) mismatch, certificate is not valid for|hostname \S{1,200} doesn't match[^\n]{0,200}|ERR_TLS_CERT_ALTNAME_INVALID|Hostname\/IP does not match certificate's altnames|No subject alternative (?:DNS )?names? matching[^\n]{0,200}|no certificate subject alternative name matches|[Tt]he (?:name in the certificate|certificate's owner) does not match[^\n]{0,80}|RemoteCertificateNameMismatch|CN name does not match the passed value|verify error:num=62:[^\n]{0,60}|Verify return code: 62 [^\n]{0,60}/,
    says: ({ who, host }) => `The certificate of ${host} is made out to other names than the one ${who} asked for.`,
    source: `${go} HostnameError`,
  },
  {
    code: 'x509-key-usage',
    weight: weight.trust,
    caCures: 'no',
    words:
      /x509: certificate specifies an incompatible key usage[^\n"]{0,80}|unsupported certificate purpose|EE certificate key too weak|EE_KEY_TOO_SMALL/,
    says: ({ who, host }) => `${who} rejects the certificate of ${host} because it is not issued for TLS servers.`,
    source: `${go} CertificateInvalidError IncompatibleUsage`,
  },
  {
    code: 'x509-name-constraint',
    weight: weight.trust,
    caCures: 'no',
    words:
      /x509: a root or intermediate certificate is not authorized to sign for this name[^\n"]{0,200}|permitted subtree violation|x509: issuer has name constraints but leaf doesn't have a SAN extension/,
    says: ({ who, host }) =>
      `The CA behind ${host} is not allowed to sign for that name: its name constraints forbid it to ${who}.`,
    source: `${go} CANotAuthorizedForThisName`,
  },
  {
    code: 'x509-path-length',
    weight: weight.trust,
    caCures: 'no',
    words: /x509: too many intermediates for path length constraint|path length constraint exceeded/,
    says: ({ who, host }) => `${who} rejects the chain of ${host}: a CA in it may not have that many CAs below it.`,
    source: `${go} TooManyIntermediates`,
  },
  {
    code: 'x509-malformed',
    weight: weight.trust,
    caCures: 'no',
    words:
      /x509: (?:issuer name does not match subject from issuing certificate|unhandled critical extension|negative serial number|malformed [^\n"]{1,80}|invalid [^\n"]{1,80})|tls: failed to parse certificate from server[^\n"]{0,160}|tls: server's certificate contains an unsupported type of public key[^\n"]{0,60}|tls: server sent certificate containing RSA key larger than \d{1,6} bits[^\n"]{0,40}|crypto\/rsa: \d{1,5}-bit keys are insecure[^\n"]{0,60}/,
    says: ({ who, host }) =>
      `${who} cannot use the certificate of ${host}: it is malformed or its key is of a kind that is not accepted.`,
    source: `${go}, x509.go, parser.go; crypto/tls handshake_client.go; crypto/rsa rsa.go checkKeySize`,
  },
  {
    code: 'system-roots-missing',
    weight: weight.trust,
    caCures: 'maybe',
    words:
      /x509: failed to load system roots and no roots provided[^\n"]{0,80}|error setting certificate verify locations[^\n]{0,80}|error setting certificate file[^\n]{0,80}|curl: \(77\)|trustAnchors parameter must be non-empty/,
    says: ({ who, host }) => `${who} has no CA bundle at all, so it can trust neither ${host} nor any other server.`,
    source: `${go} SystemRootsError`,
  },
];
