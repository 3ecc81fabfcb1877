import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectCertificates } from '../../src/engine/inspect.ts';
import { at, authorities, certificates, host } from '../pki/index.ts';
import { sClient } from './trust/s-client.ts';

const pems = await certificates();
const context = { host, at };

describe('inspecting certificates', () => {
  it('puts a chain in order and says what to install', async () => {
    const report = await inspectCertificates(`${pems.root}${pems.leaf}${pems.intermediate}`, context);
    expect(report.chain.map(({ role }) => role)).toEqual(['leaf', 'intermediate', 'root']);
    expect(report.pem).toBe(`${pems.leaf}${pems.intermediate}${pems.root}`);
    expect(report.verdict).toEqual({ ok: true });
    expect(report.anchor?.says).toContain('Install the root CA “Internal Corp Root CA”');
    expect(report.findings.map(({ rule }) => rule)).toEqual(['certificates/wrong-order']);
  });

  it('reads DER, and the output of s_client', async () => {
    const { root } = await authorities();
    const der = await inspectCertificates(root.der, context);
    expect(der.pem).toBe(pems.root);
    expect(der.findings.map(({ rule }) => rule)).toEqual(['certificates/pem-unreadable']);
    const handshake = await inspectCertificates(sClient([pems['wrong-san-leaf'], pems.intermediate]), context);
    expect(handshake.missingIssuer?.name).toBe('Internal Corp Root CA');
    expect(handshake.findings.map(({ rule }) => rule)).toEqual(['certificates/name-mismatch']);
  });

  it('says nothing about what holds no certificate', async () => {
    for (const input of ['', 'no certificate', new Uint8Array([0, 1, 2])])
      expect(await inspectCertificates(input)).toMatchObject({ certificates: [], findings: [], pem: '' });
  });

  it('survives any bytes', async () => {
    const { leaf } = await authorities();
    const damaged = fc
      .tuple(fc.nat(leaf.der.length - 1), fc.nat(255), fc.nat(leaf.der.length))
      .map(([index, value, length]) => leaf.der.with(index, value).slice(0, length));
    await fc.assert(
      fc.asyncProperty(fc.oneof(damaged, fc.uint8Array(), fc.string({ unit: 'binary' })), async (input) => {
        const report = await inspectCertificates(input, { host: typeof input === 'string' ? input : host, at });
        expect(structuredClone(report)).toEqual(report);
      }),
      { numRuns: 60 },
    );
  });

  it('survives damage inside the armour', async () => {
    const { leaf } = await authorities();
    await fc.assert(
      fc.asyncProperty(fc.nat(leaf.der.length - 1), fc.nat(255), async (index, value) => {
        const der = leaf.der.with(index, value);
        const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`;
        const report = await inspectCertificates(`${pem}${pems.intermediate}${pems.root}`, context);
        expect(structuredClone(report)).toEqual(report);
      }),
      { numRuns: 60 },
    );
  });
});
