import { type Cause, weight } from './cause.ts';

/** The two sides do not speak the same protocol, or one of them ends the handshake. */
export const protocolCauses: readonly Cause[] = [
  {
    code: 'http-response-to-https-client',
    weight: weight.protocol,
    caCures: 'no',
    words:
      /(?:http: )?server gave HTTP response to HTTPS client|wrong version number[^\n]{0,60}|SSL_ERROR_RX_RECORD_TOO_LONG|ERR_SSL_WRONG_VERSION_NUMBER|WRONG_VERSION_NUMBER/,
    says: ({ who, host }) =>
      `${host} answers in plain HTTP on that port, while ${who} speaks HTTPS: no certificate is involved.`,
    source: 'Go net/http client.go ErrSchemeMismatch',
  },
  {
    code: 'http-to-https-server',
    weight: weight.protocol,
    caCures: 'no',
    // An alert of TLS, read as an answer.
    words:
      /Client sent an HTTP request to an HTTPS server|The plain HTTP request was sent to HTTPS port|malformed HTTP response "\\{1,2}x15\\{1,2}x03[^\n"]{0,80}/,
    says: ({ who, host }) =>
      `${who} speaks plain HTTP to ${host}, which expects HTTPS: the address is written with http://.`,
    source: 'Go net/http server.go',
  },
  {
    code: 'answer-of-no-registry',
    weight: weight.protocol,
    caCures: 'no',
    words:
      /(?:error parsing HTTP [1-4]\d\d response body: )?(?<!HTTP 5\d\d response body: )invalid character '<' looking for beginning of value[^\n]{0,200}|unexpected media type text\/html[^\n]{0,60}|unexpected (?:HTTP )?status(?: code)?(?: from \w{1,8} request to \S{1,300}:)?:? (?:30[1278]|511)\b[^\n]{0,60}|malformed HTTP (?:response|status code)[^\n]{0,80}/,
    says: ({ who, host }) =>
      `What answers ${who} at ${host} is no registry: a web page comes back, of a login portal, a proxy or another service.`,
    source: 'moby registry client errors.go parseHTTPErrorResponse; containerd core/remotes/docker/resolver.go Resolve',
  },
  {
    code: 'proxy-scheme-wrong',
    weight: weight.proxy,
    caCures: 'no',
    hop: 'proxy',
    words:
      /proxyconnect tcp: (?:tls: first record does not look like a TLS handshake|http: server gave HTTP response to HTTPS client)/,
    says: ({ who }) =>
      `The proxy speaks plain HTTP, but its address is written with https:// in the environment of ${who}.`,
    source: 'Go net/http transport.go dialConn (proxyconnect)',
  },
  {
    code: 'tls-first-record',
    weight: weight.protocol,
    caCures: 'no',
    words:
      /tls: first record does not look like a TLS handshake|tls: unsupported SSLv2 handshake received|tls: oversized record received with length \d{1,6}/,
    says: ({ who, host }) => `What answers at ${host} is not TLS: ${who} reached a wrong port or something in between.`,
    source: 'Go crypto/tls conn.go',
  },
  {
    code: 'tls-alert-client-certificate-rejected',
    weight: weight.protocol,
    caCures: 'no',
    words:
      /remote error: tls: (?:unknown certificate authority|expired certificate|revoked certificate|unsupported certificate|access denied)|The SSL certificate error/,
    says: ({ who, host }) => `${host} does not accept the client certificate that ${who} presents.`,
    source: 'Go crypto/tls alert.go',
  },
  {
    code: 'tls-alert-certificate-required',
    weight: weight.protocol,
    caCures: 'no',
    words:
      /(?:readLoopPeekFailLocked: )?remote error: tls: (?:bad certificate|certificate required|unknown certificate)|No required SSL certificate was sent|tlsv13 alert certificate required|sslv3 alert bad certificate/,
    says: ({ who, host }) => `${host} wants a client certificate, and ${who} sends none that it accepts.`,
    source:
      'Go crypto/tls alert.go; measured: pulls from a registry that wants a client certificate, containerd 1.6.20 to 2.3.4',
  },
  {
    code: 'tls-protocol-version',
    weight: weight.protocol,
    caCures: 'no',
    words:
      /remote error: tls: protocol version not supported|tls: server selected unsupported protocol version \w{1,6}|unsupported protocol\b|tlsv1 alert protocol version|no protocols available/,
    says: ({ who, host }) => `${host} offers only TLS versions that ${who} does not accept; Go wants TLS 1.2 or newer.`,
    source: 'Go crypto/tls handshake_client.go pickTLSVersion, common.go supportedVersions',
  },
  {
    code: 'tls-handshake-failure',
    weight: weight.protocol,
    caCures: 'no',
    words:
      /remote error: tls: (?:handshake failure|unrecognized name|internal error|illegal parameter|insufficient security(?: level)?|no application protocol)|tls: no cipher suite supported by both client and server|tls: server chose an unconfigured cipher suite|sslv3 alert handshake failure|SSLHandshakeException: Received fatal alert[^\n]{0,60}|tlsv1 unrecognized name/,
    says: ({ who, host }) =>
      `${host} breaks off the TLS handshake with ${who}: no cipher in common, or it does not serve that name.`,
    source: 'Go crypto/tls alert.go',
  },
];
