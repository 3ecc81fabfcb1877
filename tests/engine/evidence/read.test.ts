import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEvidence } from '../../../src/engine/evidence/read.ts';
import type { Evidence } from '../../../src/engine/workspace/report.ts';

const read = (text: string): Evidence[] => readEvidence([{ path: 'error.txt', text }]);
const image = 'harbor.internal.corp/prod/app:1.4.2';
const pull = (cause: string, host = 'harbor.internal.corp') =>
  `failed to pull and unpack image "${image}": failed to resolve reference "${image}": failed to do request: Head "https://${host}/v2/prod/app/manifests/1.4.2": ${cause}`;
const untrusted = 'tls: failed to verify certificate: x509: certificate signed by unknown authority';
const tokenRefused = `Get "https://auth.cloud.corp/token?service=harbor.internal.corp": ${untrusted}`;
const blobRefused = `failed to copy: httpReadSeeker: failed open: failed to do request: Get "https://blobs.cloud.corp/store/aa": ${untrusted}`;
const cut = (text: string, width: number): string =>
  (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).map((line) => line.replace(/ $/, '')).join('\n');
const codes = (text: string): string[] => read(text).map(({ code }) => code);

describe('a text as people paste it', () => {
  const expected = { code: 'x509-unknown-authority', client: 'containerd', registry: 'harbor.internal.corp', image };

  it.each([
    ['as it is', pull(untrusted)],
    ['with CRLF', `Events:\r\n  Warning  Failed  1s  kubelet  ${pull(untrusted)}\r\n`],
    ['with a byte order mark', `\uFEFF${pull(untrusted)}`],
    [
      'in the journal, quotes escaped',
      `Nov 21 08:00:01 n7 containerd[8]: time="2026-11-21T08:00:01Z" level=error msg="PullImage failed" error="${pull(untrusted).replaceAll('"', '\\"')}"`,
    ],
    ['in JSON in JSON', `{"log":"${JSON.stringify(pull(untrusted)).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"}`],
    ['coloured', `\u001b[31;1mERRO\u001b[0m[0001] ${pull(untrusted).replace('x509', '\u001b[1mx509\u001b[0m')}`],
    ['from a web page', pull(untrusted).replaceAll('"', '&quot;')],
    [
      'wrapped by a terminal',
      pull(untrusted).replaceAll(/: /g, ':\n    ').replace('unknown authority', 'unknown\n    authority'),
    ],
    ...[60, 80, 97, 120, 213].map((width): [string, string] => [
      `cut by a terminal of ${width} columns`,
      `$ crictl pull app\n${cut(pull(untrusted), width)}\n$ `,
    ]),
    ['in YAML that kubectl folded', `message: 'rpc error: ${pull(untrusted).replaceAll(' "', '\n          "')}'`],
  ])('%s', (_, text) => {
    expect(read(text)).toHaveLength(1);
    expect(read(text)[0]).toMatchObject(expected);
  });

  it('keeps lines apart that are as long by chance', () => {
    const rows = ['Could not resolve host: a.internal.corp', 'Could not resolve host: b.internal.corp'];
    const wide = rows.map((row) => `curl: (6) ${row}`.padEnd(100)).join('\n');
    expect(read(`${wide}\n`).map(({ registry }) => registry)).toEqual(['a.internal.corp', 'b.internal.corp']);
  });

  it('reads a cause that a terminal cut, and the whole host', () => {
    const cause = `${untrusted} (possibly because of "crypto/rsa: verification error" while trying to verify candidate authority certificate "Corp CA")`;
    for (let width = 60; width <= 140; width++)
      expect(read(cut(pull(cause), width))).toMatchObject([
        { code: 'x509-ca-other-key', registry: 'harbor.internal.corp', image },
      ]);
  });

  it('marks the words in the text as given', () => {
    const text = `\u001b[31mError\u001b[0m: \\"x\\" ${pull('http: server gave HTTP response to HTTPS client')}`;
    const [{ range } = { range: { start: 0, end: 0 } }] = read(text);
    expect(text.slice(range.start, range.end)).toBe('http: server gave HTTP response to HTTPS client');
  });

  it('says a repeated error once', () => {
    const line = (second: number) =>
      `2026-11-21T08:00:${String(second).padStart(2, '0')}Z E1121 08:00:${second} ${pull(untrusted)}\n`;
    expect(read(Array.from({ length: 100 }, (_, index) => line(index % 60)).join(''))).toHaveLength(1);
  });

  it('marks the right words below repetition', () => {
    const noise = 'Nov 21 08:00:01 n7 kubelet[9]: nothing to see\n'.repeat(60);
    const text = `${noise}${pull(untrusted)}\n`;
    const [{ range } = { range: { start: 0, end: 0 } }] = read(text);
    expect(text.slice(range.start, range.end)).toBe('x509: certificate signed by unknown authority');
  });

  it('finds nothing where nothing failed', () => {
    expect(codes('Successfully pulled image "nginx:1.27" in 3s')).toEqual([]);
    expect(codes('')).toEqual([]);
    expect(codes('NAME  READY  STATUS\napp-1  1/1  Running')).toEqual([]);
  });
});

describe('the root comes first', () => {
  it('a broken plugin before what follows from it', () => {
    const text = `rpc error: code = Unimplemented desc = unknown service runtime.v1.ImageService\nfailed to load plugin io.containerd.grpc.v1.cri: invalid plugin config: \`mirrors\` cannot be set when \`config_path\` is provided`;
    expect(codes(text)[0]).toBe('mirrors-with-config-path');
  });

  it('a reason before the back-off, which is then not told', () => {
    expect(codes(`Back-off pulling image "${image}"\nError: ImagePullBackOff\n\n${pull(untrusted)}`)).toEqual([
      'x509-unknown-authority',
    ]);
  });

  it('an untrusted mirror before the 404 of the last endpoint', () => {
    const next = `level=info msg="trying next host" error="failed to do request: Head \\"https://mirror.internal.corp/v2/prod/app/manifests/1.4.2?ns=harbor.internal.corp\\": ${untrusted}"`;
    const last = `Nov 21 08:00:01 n7 containerd[8]: failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${image}: not found`;
    expect(read(`Nov 21 08:00:00 n7 containerd[8]: ${next}\n${last}\n`)).toMatchObject([
      { code: 'x509-unknown-authority', hop: 'mirror', url: expect.stringContaining('mirror.internal.corp') },
      { code: 'manifest-not-found', registry: 'harbor.internal.corp' },
    ]);
  });

  it('an unreadable hosts.toml before the untrusted certificate', () => {
    const text = `time="2026-11-21T08:00:01Z" level=error msg="failed to decode hosts.toml" error="invalid \`host\` tree"\n\n${pull(untrusted)}`;
    expect(codes(text)).toEqual(['hosts-toml-invalid', 'x509-unknown-authority']);
  });

  it('errors of several registries stay apart', () => {
    const other =
      'Error response from daemon: Get "https://nexus.internal.corp:8443/v2/": dial tcp 10.0.0.9:8443: i/o timeout';
    expect(read(`${pull(untrusted)}\n\n${other}`)).toMatchObject([
      { code: 'x509-unknown-authority', registry: 'harbor.internal.corp', client: 'containerd' },
      { code: 'network-timeout', registry: 'nexus.internal.corp:8443', client: 'docker' },
    ]);
  });
});

describe('where it failed', () => {
  it.each([
    [
      'token-server',
      `failed to authorize: failed to fetch oauth token: Post "https://auth.internal.corp/service/token": ${untrusted}`,
    ],
    [
      'token-server',
      `failed to fetch anonymous token: Get "https://harbor.internal.corp/service/token?scope=a&service=harbor-registry": ${untrusted}`,
    ],
    [
      'blob-store',
      `failed to pull and unpack image "${image}": failed to copy: httpReadSeeker: failed open: failed to do request: Get "https://s3.internal.corp/bucket/docker/registry/v2/blobs/sha256/aa/data?X-Amz-Expires=1200": ${untrusted}`,
    ],
    [
      'proxy',
      `failed to do request: Head "https://harbor.internal.corp/v2/a/manifests/1": proxyconnect tcp: dial tcp 10.0.0.1:3128: connect: connection refused`,
    ],
    ['registry', `failed to do request: Head "https://harbor.internal.corp/v2/a/blobs/sha256:aa": ${untrusted}`],
    ['mirror', `failed to do request: Head "https://m.internal.corp/v2/a/manifests/1?ns=quay.io": ${untrusted}`],
    ['unknown', untrusted],
  ])('%s: %s', (hop, text) => {
    expect(read(text)[0]?.hop).toBe(hop);
  });

  it.each([
    ['docker.io', `Error response from daemon: Get "https://registry-1.docker.io/v2/": ${untrusted}`],
    ['docker.io', 'Error response from daemon: pull access denied for team/app, repository does not exist'],
    ['10.0.0.9:5000', `Get "https://10.0.0.9:5000/v2/": ${untrusted}`],
    ['[fd00::9]:5000', `Get "https://[fd00::9]:5000/v2/": ${untrusted}`],
    ['localhost:5000', `Get "https://localhost:5000/v2/": ${untrusted}`],
    [
      'harbor.internal.corp',
      `$ curl https://harbor.internal.corp/v2/\ncurl: (60) SSL certificate problem: unable to get local issuer certificate\nMore details here: https://curl.se/docs/sslcerts.html`,
    ],
    [
      'nexus.internal.corp',
      "HTTPSConnectionPool(host='nexus.internal.corp', port=443): CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate",
    ],
  ])('the registry is %s', (registry, text) => {
    expect(read(text)[0]?.registry).toBe(registry);
  });

  it.each([
    ['k3s', `Nov 21 08:00:01 n7 k3s[812]: ${pull(untrusted)}`],
    ['rke2', `${pull(untrusted)}\n\nsee /var/lib/rancher/rke2/agent/containerd/containerd.log`],
    [
      'docker',
      `Failed to pull image "${image}": rpc error: code = Unknown desc = Error response from daemon: Get "https://harbor.internal.corp/v2/": ${untrusted}`,
    ],
    [
      'ctr',
      `ctr: failed to resolve reference "${image}": failed to do request: Head "https://harbor.internal.corp/v2/prod/app/manifests/1.4.2": ${untrusted}`,
    ],
    [
      'nerdctl',
      `$ sudo nerdctl pull ${image}\nFATA[0000] failed to resolve reference "${image}": failed to do request: Head "https://harbor.internal.corp/v2/prod/app/manifests/1.4.2": ${untrusted}`,
    ],
    [
      'helm',
      `Error: INSTALLATION FAILED: failed to do request: Head "https://harbor.internal.corp/v2/charts/app/manifests/1.0.0": ${untrusted}`,
    ],
    [
      'kaniko',
      `error checking push permissions -- make sure you entered the correct tag name: checking push permission for "${image}": Get "https://harbor.internal.corp/v2/": ${untrusted}`,
    ],
    [
      'kubelet',
      `  Warning  Failed  1s  kubelet  Failed to pull image "${image}": Get "https://harbor.internal.corp/v3/": ${untrusted}`,
    ],
    ['unknown', untrusted],
    ['unknown', blobRefused],
    ['docker', `$ docker pull ${image}\n${blobRefused}`],
  ])('the client is %s', (client, text) => {
    expect(read(text)[0]?.client).toBe(client);
  });

  it.each([
    ['of dockerd', `Head "https://harbor.internal.corp/v2/prod/app/manifests/1.4.2": ${tokenRefused}`],
    ['in the journal', `msg="Head \\"https://harbor.internal.corp/v2/prod/app/manifests/1.4.2\\": ${tokenRefused}"`],
  ])('a request made for the sake of another is about that one’s registry and image: %s', (_, text) => {
    const [item] = read(text);
    expect(item).toMatchObject({ hop: 'token-server', registry: 'harbor.internal.corp', image });
    expect(item?.url).toContain('https://auth.cloud.corp/token');
  });

  it('a login, whose request names no image, is about the registry that asked for the token', () => {
    const [item] = read(`Error response from daemon: Get "https://harbor.internal.corp/v2/": ${tokenRefused}`);
    expect(item).toMatchObject({ hop: 'token-server', registry: 'harbor.internal.corp', client: 'docker' });
    expect(item).not.toHaveProperty('imageStore');
  });

  it('requests that follow each other without one being made for the other stay apart', () => {
    const [item] = read(`GET "https://harbor.internal.corp/v2/" 401, then ${tokenRefused}`);
    expect(item?.registry).toBe('auth.cloud.corp');
  });

  it('a blob store is no registry: that stands in the command, or nowhere', () => {
    expect(read(blobRefused)[0]).toMatchObject({ hop: 'blob-store' });
    expect(read(blobRefused)[0]).not.toHaveProperty('registry');
    expect(read(`$ docker pull ${image}\n${blobRefused}`)[0]).toMatchObject({
      hop: 'blob-store',
      registry: 'harbor.internal.corp',
      image,
    });
  });

  it('the containerd image store of dockerd shows in its words', () => {
    const store = `Error response from daemon: failed to resolve reference "${image}": failed to authorize: failed to fetch anonymous token: ${tokenRefused}`;
    expect(read(store)[0]).toMatchObject({ client: 'docker', imageStore: 'containerd' });
    expect(read(store)[0]).not.toHaveProperty('clientVersion');
  });
});

describe('whatever comes', () => {
  const bits = fc.constantFrom(
    ...[
      pull(untrusted),
      '\\"',
      '\u001b[31m',
      '\n',
      '\r\n',
      ' ',
      '\u0000',
      '\uD800',
      'https://',
      'x509: ',
      'image "',
      '"',
      '?ns=',
    ],
    ...['lookup ', 'docker://', '[fd00::1]:5', '&quot;', '__proto__', 'toomanyrequests', 'Get "https://h/v2/": EOF'],
  );

  it('it neither throws nor marks a place outside the text', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(bits, fc.string({ unit: 'binary' })), { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        for (const { range } of read(text)) {
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeGreaterThan(range.start);
          expect(range.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each(['x509: ', '"https://a.b/', 'image "a/b:c" lookup x ', 'failed to ', 'docker -a b ', 'a', '\\"', '(1, 2): '])(
    'a line of millions of “%s” ends',
    (bit) => {
      expect(Array.isArray(read(bit.repeat(Math.ceil(3_000_000 / bit.length))))).toBe(true);
    },
    20_000,
  );
});

it('a proxy whose own certificate is not trusted is a matter of trust, at the proxy', () => {
  const text = `failed to do request: Head "https://harbor.internal.corp/v2/a/manifests/1": proxyconnect tcp: ${untrusted}`;
  expect(read(text)).toMatchObject([{ code: 'x509-unknown-authority', hop: 'proxy' }]);
});

it('programs that print one after another are told apart', () => {
  expect(
    read(`${pull(untrusted)}\nError response from daemon: Get "https://harbor.internal.corp/v2/": ${untrusted}`),
  ).toMatchObject([{ client: 'containerd' }, { client: 'docker' }]);
});
