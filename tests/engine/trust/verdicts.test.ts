import { describe, expect, it } from 'vitest';
import type { Name } from '../../pki/index.ts';
import { judgedWith, pems } from './pasted.ts';

const unknownAuthority = 'x509: certificate signed by unknown authority';
const because = (reason: string, authority: string): string =>
  `${unknownAuthority} (possibly because of "${reason}" while trying to verify candidate authority certificate "${authority}")`;
const legacyName = 'x509: certificate relies on legacy Common Name field, use SANs instead';
const keyUsage = 'x509: certificate specifies an incompatible key usage';
const cannotSign = 'x509: invalid signature: parent certificate cannot sign this kind of certificate';
const nameForbidden =
  'x509: a root or intermediate certificate is not authorized to sign for this name: DNS name "harbor.internal.corp" is';

describe("Go's verdict, as measured with crypto/x509 of Go 1.27.3", () => {
  const expired = 'x509: certificate has expired or is not yet valid: current time 2026-11-21T00:00:00Z is';
  const tooOld = `${expired} after 2026-11-01T00:00:00Z`;
  const sha1 = because('x509: cannot verify signature: insecure algorithm ECDSA-SHA1', 'Internal Corp Issuing CA');
  const table: [string, Name[], Name[], string][] = [
    ['good', ['leaf', 'intermediate'], ['root'], 'ok'],
    ['direct', ['leaf-direct'], ['root'], 'ok'],
    ['expired', ['expired-leaf', 'intermediate'], ['root'], tooOld],
    ['future', ['future-leaf', 'intermediate'], ['root'], `${expired} before 2026-12-24T00:00:00Z`],
    ['cn-only', ['cn-only-leaf', 'intermediate'], ['root'], legacyName],
    [
      'wrong-san',
      ['wrong-san-leaf', 'intermediate'],
      ['root'],
      'x509: certificate is valid for old-harbor.internal.corp, localhost, not harbor.internal.corp',
    ],
    ['no-inter', ['leaf'], ['root'], unknownAuthority],
    ['self-signed', ['self-signed'], ['root'], unknownAuthority],
    ['self-signed-ca', ['self-signed-ca'], ['root'], unknownAuthority],
    ['other', ['other-leaf'], ['root'], unknownAuthority],
    ['wildcard', ['wildcard-leaf', 'intermediate'], ['root'], 'ok'],
    [
      'ip-only',
      ['ip-only-leaf', 'intermediate'],
      ['root'],
      'x509: certificate is not valid for any names, but wanted to match harbor.internal.corp',
    ],
    ['sha1', ['sha1-leaf', 'intermediate'], ['root'], sha1],
    ['rsa1024', ['rsa1024-leaf', 'intermediate'], ['root'], 'ok'],
    ['expired-inter', ['leaf-of-expired-intermediate', 'expired-intermediate'], ['root'], tooOld],
    ['with-root', ['leaf', 'intermediate', 'root'], ['root'], 'ok'],
    ['good', ['leaf', 'intermediate'], ['intermediate'], 'ok'],
    ['good', ['leaf', 'intermediate'], ['leaf'], 'ok'],
    ['good', ['leaf', 'intermediate'], ['other-root'], unknownAuthority],
    ['no-inter', ['leaf'], ['intermediate'], 'ok'],
    ['no-inter', ['leaf'], ['root', 'intermediate'], 'ok'],
    ['no-inter', ['leaf'], ['leaf'], 'ok'],
    ['self-signed', ['self-signed'], ['self-signed'], 'ok'],
    ['self-signed-ca', ['self-signed-ca'], ['self-signed-ca'], 'ok'],
    ['expired', ['expired-leaf', 'intermediate'], ['expired-leaf'], tooOld],
    ['cn-only', ['cn-only-leaf', 'intermediate'], ['cn-only-leaf'], legacyName],
    ['expired-inter', ['leaf-of-expired-intermediate', 'expired-intermediate'], ['expired-intermediate'], tooOld],
  ];
  it.each(table)('%s: %j with %j: %s', async (_, presented, roots, expected) => {
    const { verdictAsPasted } = await judgedWith(presented, roots);
    expect(verdictAsPasted?.ok ? 'ok' : verdictAsPasted?.error).toBe(expected);
  });
});

describe('verdicts beyond those, in the words of Go 1.26', () => {
  const table: [Name[], Name[], string, string][] = [
    [
      ['leaf', 'intermediate'],
      ['same-name-root'],
      'x509-ca-other-key',
      because('x509: ECDSA verification failure', 'Internal Corp Root CA'),
    ],
    [
      ['rsa-leaf'],
      ['same-name-rsa-root'],
      'x509-ca-other-key',
      because('crypto/rsa: verification error', 'Internal Corp RSA Root CA'),
    ],
    [
      ['ed25519-leaf'],
      ['same-name-ed25519-root'],
      'x509-ca-other-key',
      because('x509: Ed25519 verification failure', 'Internal Corp Ed25519 Root CA'),
    ],
    [
      ['leaf-of-no-ca-flag-root'],
      ['no-ca-flag-root'],
      'x509-issuer-is-not-a-ca',
      because(cannotSign, 'Internal Corp Plain CA'),
    ],
    [
      ['leaf-of-no-cert-sign-root'],
      ['no-cert-sign-root'],
      'x509-issuer-is-not-a-ca',
      because(cannotSign, 'Internal Corp Signing CA'),
    ],
    [['client-auth-leaf', 'intermediate'], ['root'], 'x509-key-usage', keyUsage],
    [['leaf-of-client-auth-root'], ['client-auth-root'], 'x509-key-usage', keyUsage],
    [
      ['leaf-of-constrained-root'],
      ['constrained-root'],
      'x509-name-constraint',
      `${nameForbidden} not permitted by any constraint`,
    ],
    [
      ['leaf-of-excluding-root'],
      ['excluding-root'],
      'x509-name-constraint',
      `${nameForbidden} excluded by constraint "internal.corp"`,
    ],
    [
      ['leaf-of-sub-intermediate', 'sub-intermediate', 'intermediate'],
      ['root'],
      'x509-path-length',
      'x509: too many intermediates for path length constraint',
    ],
    [
      ['leaf-of-rsa512-root'],
      ['rsa512-root'],
      'x509-ca-other-key',
      because(
        'crypto/rsa: 512-bit keys are insecure (see https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)',
        'Internal Corp Tiny Root CA',
      ),
    ],
    [
      ['negative-serial-leaf', 'intermediate'],
      ['root'],
      'x509-malformed',
      'tls: failed to parse certificate from server: x509: negative serial number',
    ],
    [['critical-leaf', 'intermediate'], ['root'], 'x509-malformed', 'x509: unhandled critical extension'],
  ];
  it.each(table)('%j with %j: %s', async (presented, roots, code, error) => {
    const { verdictAsPasted } = await judgedWith(presented, roots);
    expect(verdictAsPasted).toMatchObject({ ok: false, code, error });
  });

  it.each([
    [['leaf-of-permitting-root'], 'permitting-root'],
    [['leaf-of-sha1-root'], 'sha1-root'],
    [['leaf-of-rsa1024-root'], 'rsa1024-root'],
    [['rsa-leaf'], 'rsa-root'],
    [['pss-leaf'], 'pss-root'],
    [['p384-leaf'], 'p384-root'],
    [['ed25519-leaf'], 'ed25519-root'],
  ] as [Name[], Name][])('%j with %s: ok', async (presented, root) => {
    const { verdict, anchor } = await judgedWith(presented, [root]);
    expect(verdict).toEqual({ ok: true });
    expect(anchor).toMatchObject({ kind: 'root', pem: pems[root] });
  });

  it('judges addresses by the IP entries alone', async () => {
    const inDnsName = await judgedWith(['ip-in-dns-san-leaf', 'intermediate'], ['root'], { host: '192.0.2.2:5000' });
    expect(inDnsName.verdict).toMatchObject({
      code: 'x509-no-ip-san',
      error: "x509: cannot validate certificate for 192.0.2.2 because it doesn't contain any IP SANs",
    });
    const inAddress = await judgedWith(['ip-only-leaf', 'intermediate'], ['root'], { host: '192.0.2.3' });
    expect(inAddress.verdict).toEqual({ ok: true });
  });

  it('judges no dates without an instant and no names without a host', async () => {
    const undated = await judgedWith(['expired-leaf', 'intermediate'], ['root'], { at: undefined });
    expect(undated.verdict).toEqual({ ok: true });
    const unnamed = await judgedWith(['wrong-san-leaf', 'intermediate'], ['root'], { host: undefined });
    expect(unnamed.verdict).toEqual({ ok: true });
  });

  it('gives none where it cannot compute what Go does', async () => {
    const { verdict, unjudged } = await judgedWith(['policy-leaf', 'intermediate'], ['root']);
    expect({ verdict, unjudged }).toEqual({ verdict: undefined, unjudged: 'certificate policies' });
  });
});
