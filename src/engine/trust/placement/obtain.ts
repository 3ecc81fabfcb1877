import { registryHost } from './registry-host.ts';

/**
 * Commands, one a line for the person to run, that obtain the certificate authority of a registry. They never stop at the
 * first certificate of a handshake, which is the server's own, and they say that nothing vouches for what comes over the
 * line: only the comparison of the fingerprint does (measured: openssl 3.0 s_client -showcerts; goharbor/harbor
 * src/server/v2.0/handler/systeminfo.go GetCert).
 */
export function obtainCa(registry: string): string[] {
  const host = registryHost(registry);
  const ask = `# Best: ask the people who run ${host?.name ?? 'the registry'}, or the PKI team, for its CA certificate (PEM) and the SHA-256 fingerprint of it.`;
  if (!host) return [ask];
  const connect = `-connect ${host.address}${host.isIp ? '' : ` -servername ${host.bareHost}`}`;
  return [
    ask,
    '# Or look at what the server sends. Nothing is verified here (trust on first use): the fingerprint decides, compared out of band.',
    `openssl s_client ${connect} -showcerts </dev/null 2>/dev/null | awk '/-----BEGIN CERTIFICATE-----/ { file = "sent-" ++n ".pem" } file { print > file } /-----END CERTIFICATE-----/ { close(file); file = "" }'`,
    '# Of these, only those with CA:TRUE can be the CA; the first one is the server’s own certificate and is not.',
    `for file in sent-*.pem; do openssl x509 -in "$file" -noout -ext basicConstraints 2>/dev/null | grep -q 'CA:TRUE' && echo "$file" && openssl x509 -in "$file" -noout -subject -issuer -fingerprint -sha256; done`,
    '# No file named, or none whose subject and issuer are the same: the server does not send its root. Ask for it as above.',
    '# Harbor hands out its CA, if its administrator put it there. This download is as unverified as the one above: compare the fingerprint.',
    `printf 'GET /api/v2.0/systeminfo/getcert HTTP/1.0\\r\\nHost: ${host.apiHost}\\r\\n\\r\\n' | openssl s_client -quiet ${connect} 2>/dev/null | awk '/-----BEGIN CERTIFICATE-----/ { on = 1 } on { print } /-----END CERTIFICATE-----/ { on = 0 }' > harbor-ca.crt`,
    'openssl x509 -in harbor-ca.crt -noout -subject -issuer -fingerprint -sha256 -ext basicConstraints',
  ];
}
