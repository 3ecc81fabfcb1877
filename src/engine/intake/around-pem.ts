export const pemBegin = /^-----BEGIN [A-Z0-9 ]{3,40}-----/;
export const pemEnd = /^-----END [A-Z0-9 ]{3,40}-----/;

/** What `openssl s_client`, `openssl x509 -text` and `openssl pkcs12` print around PEM blocks. */
export const aroundPem = new RegExp(
  `^(?:${[
    'CONNECTED\\(|Connecting to |Can.t use SSL_get_servername|depth=\\d|verify (?:error|return)|---\\s*$|closed\\s*$|DONE\\s*$|read R BLOCK',
    'Certificate chain|Server certificate|\\s{0,2}\\d{1,2} s:|\\s{3}[iavsk]:|\\s{3}(?:NotBefore|i:)|subject ?=|issuer ?=',
    'No client certificate|Acceptable client|Client Certificate Types|(?:Shared )?Requested Signature|Peer sign|Peer Temp|Server Temp Key',
    'Negotiated TLS|SSL handshake has|Verification(?::| error)|Verify return code|New, |Protocol: |Server public key|This TLS version',
    'Secure Renegotiation|Compression:|Expansion:|No ALPN|Early data|SSL-Session:|OCSP response|Extended master',
    '\\s{4}(?:Protocol|Cipher|Session-ID|Master-Key|Resumption PSK|PSK|SRP|TLS session|Start Time|Timeout|Verify return|Extended master|Max Early)',
    '\\s{4}[0-9a-f]{4} - |Bag Attributes|\\s{4}(?:friendlyName|localKeyID)|Key Attributes|Certificate:\\s*$|\\s{4}(?:Data|Signature)|\\s{8,}\\S',
  ].join('|')})`,
);
