import parseToml from '@iarna/toml/parse-string.js';
import { describe, expect, it } from 'vitest';
import { writeHostsToml } from '../../../../src/engine/trust/placement/containerd-hosts-toml.ts';

const ca = '/etc/containerd/certs.d/harbor.internal.corp:5000/ca.crt';
const url = 'https://harbor.internal.corp:5000';

describe('writeHostsToml', () => {
  it('writes the portable file of a private registry: top-level keys first, the CA on both entries', () => {
    const text = writeHostsToml({ server: url, ca: [ca], client: [], hosts: [{ url, ca: [ca], client: [] }] });
    expect(text).toBe(`server = "${url}"
ca = "${ca}"

[host."${url}"]
  capabilities = ["pull", "resolve"]
  ca = "${ca}"
`);
    expect(parseToml(text)).toEqual({ server: url, ca, host: { [url]: { capabilities: ['pull', 'resolve'], ca } } });
  });

  it('writes client certificates as pairs, so that no release reads them as two combined files', () => {
    const client = [{ certificate: '/c.crt', key: '/c.key' }, { certificate: '/both.pem' }];
    expect(parseToml(writeHostsToml({ ca: [], client, hosts: [] }))).toEqual({
      client: [
        ['/c.crt', '/c.key'],
        ['/both.pem', '/both.pem'],
      ],
      host: {},
    });
  });

  it('writes combined files alone as plain names', () => {
    const text = writeHostsToml({ ca: [], client: [{ certificate: '/both.pem' }], hosts: [] });
    expect(parseToml(text)).toEqual({ client: ['/both.pem'], host: {} });
  });

  it('gives every file a [host] table, which releases before 1.7.32 demand', () => {
    expect(writeHostsToml({ ca: ['/corp.pem'], client: [], hosts: [] })).toBe('ca = "/corp.pem"\n\n[host]\n');
    expect(writeHostsToml({ ca: [], client: [], hosts: [] })).toBe('[host]\n');
  });

  it('keeps TLS keys away from plain HTTP, where they make containerd try HTTPS first', () => {
    const http = 'http://mirror.internal.corp:5000';
    const text = writeHostsToml({ server: http, ca: [ca], client: [], hosts: [{ url: http, ca: [ca], client: [] }] });
    expect(parseToml(text)).toEqual({ server: http, host: { [http]: { capabilities: ['pull', 'resolve'] } } });
  });

  it('keeps the order of endpoints and writes one URL once, because a second table makes the file unreadable', () => {
    const hosts = ['https://b', 'https://a', 'https://b'].map((host, index) => ({
      url: host,
      capabilities: index === 0 ? ['pull'] : ['pull', 'resolve'],
      ca: [],
      client: [],
      overridePath: index === 0,
    }));
    const text = writeHostsToml({ ca: [], client: [], hosts });
    expect(text.match(/^\[host.*$/gm)).toEqual(['[host."https://b"]', '[host."https://a"]']);
    expect(parseToml(text)).toMatchObject({
      host: { 'https://b': { capabilities: ['pull'], override_path: true }, 'https://a': {} },
    });
  });

  it('stays readable with hostile strings', () => {
    const evil = 'https://a"]\n[x]\u0000\u007f\\\ud800';
    const text = writeHostsToml({
      server: evil,
      ca: [evil, 'b'],
      client: [],
      hosts: [{ url: evil, ca: [], client: [] }],
      comments: ['one\nca = "two"\u0000', ''],
    });
    const shown = evil.replace('\ud800', '\ufffd');
    expect(parseToml(text)).toMatchObject({ server: shown, ca: [shown, 'b'], host: { [shown]: {} } });
    expect(text.split('\n').slice(0, 2)).toEqual(['# one ca = "two"', '#']);
  });
});
