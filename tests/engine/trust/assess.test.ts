import { describe, expect, it } from 'vitest';
import { assess } from '../../../src/engine/trust/assess.ts';
import type { SourceFile } from '../../../src/engine/workspace/source-file.ts';
import { host, type Name } from '../../pki/index.ts';
import { file, handshake, judged, judgedWith, pems, text } from './pasted.ts';
import { sClient } from './s-client.ts';

describe('what the server presents', () => {
  const names = async (files: SourceFile[]) => {
    const { presented, presentation } = await judged(files);
    return { presentation, names: presented.map(({ name }) => name) };
  };

  it('is what a handshake shows, in its order', async () => {
    const files = [file('ca.crt', 'root'), handshake('leaf', 'intermediate')];
    expect(await names(files)).toEqual({ presentation: 'handshake', names: [host, 'Internal Corp Issuing CA'] });
  });

  it('is known in part when the handshake prints one certificate of several', async () => {
    const printed = { path: 'out.txt', text: sClient([pems.leaf, pems.intermediate], { showcerts: false }) };
    expect(await names([printed])).toEqual({ presentation: 'handshake-part', names: [host] });
    const single = { path: 'out.txt', text: sClient([pems.leaf], { showcerts: false }) };
    expect((await names([single])).presentation).toBe('handshake');
  });

  it('does not include what was pasted behind the handshake, nor a second connection', async () => {
    const { text: output } = handshake('leaf', 'intermediate');
    const files = [{ path: 'paste.txt', text: `${output}\n${pems.root}` }];
    expect((await names(files)).names).toEqual([host, 'Internal Corp Issuing CA']);
    expect((await judged(files)).verdictAsPasted).toEqual({ ok: true });
    const twice = [{ path: 'paste.txt', text: `${output}\n${handshake('other-leaf', 'other-root').text}` }];
    expect((await names(twice)).names).toEqual([host, 'Internal Corp Issuing CA']);
  });

  it('is read with CRLF as well', async () => {
    const output = { path: 'out.txt', text: handshake('leaf', 'intermediate').text.replaceAll('\n', '\r\n') };
    expect((await names([output])).presentation).toBe('handshake');
  });

  it('is else taken from a file with the certificate of the host', async () => {
    const files = [
      file('client.cert', 'client-auth-leaf'),
      file('ca.crt', 'root'),
      file('tls.crt', 'leaf', 'intermediate'),
    ];
    const { presentation, names: told } = await names(files);
    expect({ presentation, told }).toEqual({ presentation: 'file', told: [host, 'Internal Corp Issuing CA'] });
  });

  it('is unknown when only CAs were pasted', async () => {
    expect(await names([file('ca.crt', 'root', 'intermediate')])).toEqual({ presentation: 'none', names: [] });
  });
});

describe('what has to be installed', () => {
  it('is the root of the chain', async () => {
    const { anchor, chain } = await judged([
      handshake('leaf', 'intermediate'),
      file('bundle.crt', 'other-root', 'root'),
    ]);
    expect(anchor).toMatchObject({ kind: 'root', source: 'file', pem: pems.root });
    expect(anchor?.says).toBe('Install the root CA “Internal Corp Root CA”: it vouches for the registry.');
    expect(anchor?.atRenewal).toContain('accepted without a change');
    expect(chain.map(({ role }) => role)).toEqual(['leaf', 'intermediate', 'root']);
  });

  it('is the root with the intermediate that the server omits', async () => {
    const { anchor, verdict } = await judgedWith(['leaf'], ['root', 'intermediate']);
    expect(anchor?.pem).toBe(text('root', 'intermediate'));
    expect(verdict).toEqual({ ok: true });
  });

  it('is the intermediate when its root is missing, which is named', async () => {
    const { anchor, missingIssuer } = await judged([handshake('leaf', 'intermediate')]);
    expect(anchor).toMatchObject({ kind: 'intermediate', source: 'handshake', pem: pems.intermediate });
    expect(missingIssuer).toMatchObject({
      name: 'Internal Corp Root CA',
      subject: 'CN=Internal Corp Root CA,O=Internal Corp',
      signed: 'Internal Corp Issuing CA',
    });
    expect(missingIssuer?.keyIdentifier).toMatch(/^([0-9A-F]{2}:){19}[0-9A-F]{2}$/);
    expect(anchor?.says).toContain(missingIssuer?.keyIdentifier);
    expect(anchor?.atRenewal).toContain('only while “Internal Corp Issuing CA” signs it');
  });

  it('is the certificate itself when it is self-signed', async () => {
    for (const name of ['self-signed', 'self-signed-ca'] as const) {
      const { anchor, verdict } = await judged([handshake(name)]);
      expect(anchor).toMatchObject({ kind: 'server-certificate', pem: pems[name] });
      expect(anchor?.atRenewal).toContain('Every renewal breaks pulls');
      expect(verdict).toEqual({ ok: true });
      expect((await judged([file('ca.crt', name)])).anchor?.kind).toBe('server-certificate');
    }
  });

  it.each([
    ['only the leaf is at hand', ['leaf']],
    ['the root may not sign', ['leaf-of-no-ca-flag-root', 'no-ca-flag-root']],
    ['the root has expired', ['leaf-of-expired-root', 'expired-root']],
    ['the CA may not sign for the name', ['leaf-of-constrained-root', 'constrained-root']],
  ] as [string, Name[]][])('is nothing when %s', async (_, names) => {
    const { anchor, verdict } = await judged([handshake(...names)]);
    expect(anchor).toBeUndefined();
    expect(verdict?.ok).toBe(false);
  });

  it('is the CA that was pasted alone, root first; not what has expired, nor the store of a system', async () => {
    const both = [file('ca.crt', 'intermediate', 'root', 'expired-root')];
    expect((await judged(both)).anchor).toMatchObject({ kind: 'root', pem: text('root', 'intermediate') });
    const roots = Object.keys(pems).filter((name): name is Name => name.endsWith('-root'));
    expect((await judged([file('ca-bundle.crt', ...roots)])).anchor).toBeUndefined();
  });

  it('is found in whatever form it was pasted', async () => {
    const forms = ['root-indented', 'root-escaped', 'root-without-armour', 'root-trusted', 'root-pkcs7'] as const;
    for (const form of forms) {
      const { anchor } = await judged([handshake('leaf', 'intermediate'), { path: 'ca.crt', text: pems[form] }]);
      expect(anchor?.pem, form).toBe(pems.root);
    }
    const secret = { path: 'secret.yaml', text: `data:\n  ca.crt: ${btoa(pems.root)}\n` };
    expect((await judged([secret])).anchor?.pem).toBe(pems.root);
  });
});

describe('roles', () => {
  it('tells strangers and namesakes', async () => {
    const { certificates: told } = await judged([
      handshake('leaf', 'intermediate'),
      file('ca.crt', 'same-name-root', 'other-root'),
    ]);
    expect(told.map(({ role, namesake }) => [role, namesake])).toEqual([
      ['leaf', false],
      ['intermediate', false],
      ['unrelated', true],
      ['unrelated', false],
    ]);
  });
});

describe('any input', () => {
  it('is survived as plain data', async () => {
    const { certificates: told } = await judged([handshake('markup-leaf', 'intermediate')]);
    expect(told[0]?.name).toBe('<img src=x onerror=alert(1)>\\u{202e}"; rm -rf /');
    expect(structuredClone(told)).toEqual(told);
    expect(told[0]?.path).toBe('s_client.txt');
  });

  it('yields nothing without certificates', async () => {
    const nothing = { certificates: [], unread: 0, vouching: [], presented: [], presentation: 'none', chain: [] };
    expect(await judged([])).toEqual(nothing);
    const keys = ['private-key', 'request', 'root-truncated'] as const;
    for (const name of keys) expect(await judged([file('x.pem', name)])).toEqual(nothing);
  });
});

describe('a CA that lies in the directory of a registry', () => {
  const anchorFor = async (registry: string, directory: string) => {
    const path = `/etc/containerd/certs.d/${directory}/ca.crt`;
    return (await assess([{ path, text: pems.root }], { host: registry })).anchor?.certificates.length;
  };

  it.each([
    [host, host],
    [`${host}:8443`, `${host}_8443_`],
    [host, '_default'],
    ['docker.io', 'mirror.internal.corp'],
  ])('is that of %s in %s', async (registry, directory) => {
    expect(await anchorFor(registry, directory)).toBe(1);
  });

  it('is not taken for that of another registry without its chain', async () => {
    expect(await anchorFor('quay.internal.corp', host)).toBeUndefined();
  });
});
