import { type Cause, weight } from './cause.ts';

/** No TLS took place: the server was not reached. */
export const networkCauses: readonly Cause[] = [
  {
    code: 'proxy-error',
    weight: weight.proxy,
    caCures: 'no',
    hop: 'proxy',
    words:
      /proxyconnect tcp: (?!(?:tls: failed to verify certificate: )?x509)[^\n;]{1,300}|(?:407 )?Proxy Authentication Required|Received HTTP code \d{3} from proxy after CONNECT|Cannot connect to proxy[^\n]{0,200}|curl: \((?:5|97)\)[^\n]{0,120}|ProxyError\([^\n]{0,200}|error parsing HTTP proxy|invalid proxy (?:URL|address)[^\n]{0,120}|unknown scheme for proxy|"https:[^\s"]{1,600}": (?:Forbidden|Bad Gateway|Gateway Time-?out|Service Unavailable|Bad Request|Unauthorized|Not Found|Method Not Allowed|Internal Server Error)(?![\w:])/,
    says: ({ who, host }) => `The proxy between ${who} and ${host} fails; the registry itself was not reached.`,
    source: 'Go net/http transport.go dialConn (proxyconnect; of an answer to CONNECT only the words of its status)',
  },
  {
    code: 'dns-no-such-host',
    weight: weight.network,
    caCures: 'no',
    words:
      /(?:dial tcp: )?lookup \S{1,255}(?: on \S{1,100})?: no such host|no such host|Could not resolve host(?:: \S{1,255})?|Name or service not known|getaddrinfo ENOTFOUND \S{1,255}|UnknownHostException[^\n]{0,200}|nodename nor servname provided, or not known|NXDOMAIN|bad address '[^\n']{1,255}'|unable to resolve host address/,
    says: ({ who, name }) => `The name ${name} does not exist for the DNS server that ${who} asks.`,
    source: 'Go net net.go DNSError',
  },
  {
    code: 'dns-error',
    weight: weight.network,
    caCures: 'no',
    words:
      /(?:dial tcp: )?lookup \S{1,255}(?: on \S{1,100})?: (?:server misbehaving|read udp[^\n,;]{0,200}|dial udp[^\n,;]{0,200}|i\/o timeout|Temporary failure in name resolution|device or resource busy|[Tt]ry again)|Temporary failure (?:in name resolution|resolving '[^\n']{1,255}')|getaddrinfo EAI_AGAIN \S{1,255}|server misbehaving/,
    says: ({ who, name }) => `The DNS server that ${who} asks for ${name} gives no answer.`,
    source: 'Go net net.go DNSError, dnsclient_unix.go; measured: docker pull with dockerd 20.10.24 to 28.5.2',
  },
  {
    code: 'tls-handshake-timeout',
    weight: weight.network,
    caCures: 'no',
    words: /(?:net\/http: )?TLS handshake timeout/,
    says: ({ who, host }) =>
      `${who} reaches ${host}, but the TLS handshake is never answered: a firewall, an MTU or a proxy in between swallows it.`,
    source: 'Go net/http transport.go tlsHandshakeTimeoutError',
  },
  {
    code: 'local-only-image',
    weight: weight.content,
    caCures: 'no',
    words:
      /"https?:\/\/localhost\/v2\/[^\s"]{0,300}": dial tcp (?:\[::1\]|127\.0\.0\.1):(?:443|80): connect: connection refused/,
    says: ({ who, image }) =>
      `${image} was built locally and is in no registry: ${who} takes “localhost” for the registry to ask.`,
    source: 'containers/common libimage (names of local builds)',
  },
  {
    code: 'connection-refused',
    weight: weight.network,
    caCures: 'no',
    words:
      /(?:dial tcp \S{1,100}: )?connect: connection refused|[Cc]onnection refused|ECONNREFUSED|curl: \(7\)[^\n]{0,120}|actively refused it/,
    says: ({ who, host }) => `Nothing listens at ${host}: the connection of ${who} is refused.`,
    source: 'Go net net.go OpError; errno(3) ECONNREFUSED',
  },
  {
    code: 'network-unreachable',
    weight: weight.network,
    caCures: 'no',
    words:
      /(?:dial tcp \S{1,100}: )?(?:connect: )?(?:no route to host|network is unreachable|host is down)|EHOSTUNREACH|ENETUNREACH|No route to host/,
    says: ({ who, host }) => `There is no route from ${who} to ${host}.`,
    source: 'Go net net.go OpError; errno(3) EHOSTUNREACH, ENETUNREACH',
  },
  {
    code: 'connection-closed',
    weight: weight.network,
    caCures: 'no',
    words:
      /(?:read tcp \S{1,100}: )?(?:read: )?connection reset by peer|unexpected EOF|": EOF\b|: EOF(?=\s|$|")|ECONNRESET|SSL_ERROR_SYSCALL[^\n]{0,120}|unexpected eof while reading|server closed idle connection|use of closed network connection|broken pipe|Remote host terminated the handshake/,
    says: ({ who, host }) =>
      `The connection of ${who} to ${host} is cut off before an answer: a load balancer, firewall or proxy in between closes it.`,
    source: 'Go net net.go OpError; errno(3) ECONNRESET, EPIPE; io EOF, ErrUnexpectedEOF',
  },
  {
    code: 'network-timeout',
    weight: weight.network,
    caCures: 'no',
    words:
      /(?:dial tcp \S{1,100}: )?(?:connect: )?(?:i\/o timeout|connection timed out)|net\/http: (?:timeout awaiting response headers|request canceled(?: while waiting for connection)?[^\n"]{0,120})|context deadline exceeded(?: \(Client\.Timeout[^\n)]{0,80}\))?|Client\.Timeout exceeded while [a-z ]{1,40}|ETIMEDOUT|ESOCKETTIMEDOUT|curl: \(28\)[^\n]{0,120}|[Cc]onnection timed out|Connect ?[Tt]imeout(?:Error|Exception)?|Read timed out|Operation timed out/,
    says: ({ who, host }) =>
      `${host} does not answer ${who} in time: a firewall drops the packets, or the route or a proxy is missing.`,
    source: 'Go net net.go timeoutError; net/http transport.go, client.go; context DeadlineExceeded',
  },
];
