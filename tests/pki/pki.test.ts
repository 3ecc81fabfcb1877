import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { authorities, certificates, host } from './index.ts';

const texts = await certificates();
const openssl = (args: string[], input: string) =>
  execFileSync('openssl', args, { input, encoding: 'utf8', stdio: 'pipe' });
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

describe('the certificate factory', () => {
  it('makes certificates that another implementation reads and verifies', async () => {
    const root = new X509Certificate(texts.root);
    const intermediate = new X509Certificate(texts.intermediate);
    const leaf = new X509Certificate(texts.leaf);
    expect(leaf.verify(intermediate.publicKey) && intermediate.verify(root.publicKey)).toBe(true);
    expect(leaf.checkHost(host)).toBe(host);
    expect(leaf.verify(new X509Certificate(texts['same-name-intermediate']).publicKey)).toBe(false);
    for (const name of ['rsa', 'pss', 'p384', 'ed25519'] as const) {
      const issuer = new X509Certificate(texts[`${name}-root`]);
      expect(new X509Certificate(texts[`${name}-leaf`]).verify(issuer.publicKey), name).toBe(true);
    }
  });

  it.skipIf(!hasOpenssl)('writes bundles that another implementation reads', async () => {
    const { 'root-pkcs7': bundle, 'root-trusted': trusted, request } = texts;
    expect(openssl(['pkcs7', '-print_certs'], bundle)).toContain('Internal Corp Issuing CA');
    expect(openssl(['x509', '-noout', '-subject'], trusted)).toContain('Internal Corp Root CA');
    expect(openssl(['req', '-noout', '-verify', '-subject'], request)).toContain(host);
  });

  it('makes everything once', async () => {
    expect(await authorities()).toBe(await authorities());
    expect(await certificates()).toBe(await certificates());
  });
});
