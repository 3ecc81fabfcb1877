import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { obtainCa } from '../../../../src/engine/trust/placement/obtain.ts';

/** Of the system, as on the node where a person runs these commands. */
const program = 'openssl';
const hasOpenssl = spawnSync(program, ['version']).status === 0;

/** A registry whose chain is leaf and CA, and which hands out its CA as Harbor does. */
describe.skipIf(!hasOpenssl)('obtainCa, run against a server', () => {
  const pki = mkdtempSync(join(tmpdir(), 'obtain-pki-'));
  const openssl = (...args: string[]) => execFileSync(program, args, { cwd: pki, stdio: ['ignore', 'pipe', 'ignore'] });
  let server: Server;
  let port = 0;

  beforeAll(async () => {
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
    openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.crt', '-subj', '/CN=Test CA', '-days', '2');
    openssl('req', ...key, '-keyout', 'leaf.key', '-out', 'leaf.csr', '-subj', '/CN=leaf');
    writeFileSync(join(pki, 'ext'), 'basicConstraints=CA:FALSE\nsubjectAltName=IP:127.0.0.1\n');
    const sign = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'ext', '-days', '2'];
    openssl('x509', '-req', '-in', 'leaf.csr', ...sign, '-out', 'leaf.crt');
    const read = (name: string) => readFileSync(join(pki, name), 'utf8');
    server = createServer({ key: read('leaf.key'), cert: read('leaf.crt') + read('ca.crt') }, (request, response) => {
      response.end(request.url === '/api/v2.0/systeminfo/getcert' ? read('ca.crt') : '');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    port = typeof address === 'object' && address ? address.port : 0;
  });
  afterAll(() => server.close());

  it('finds the CA among what is sent, never the leaf, and takes Harbor’s', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'obtain-run-'));
    const output = await run(obtainCa(`127.0.0.1:${port}`).join('\n'), folder);
    expect(readdirSync(folder).sort()).toEqual(['harbor-ca.crt', 'sent-1.pem', 'sent-2.pem']);
    expect(output).toContain('sent-2.pem');
    expect(output).not.toContain('sent-1.pem');
    const fingerprint = openssl('x509', '-in', 'ca.crt', '-noout', '-fingerprint', '-sha256').toString().trim();
    expect(output.split(fingerprint)).toHaveLength(3);
    expect(readFileSync(join(folder, 'harbor-ca.crt'), 'utf8')).toBe(readFileSync(join(pki, 'ca.crt'), 'utf8'));
  });
});

describe('obtainCa', () => {
  it('says that nothing is verified, and to compare the fingerprint', () => {
    const text = obtainCa('r.corp').join('\n');
    expect(text).toContain('trust on first use');
    expect(text).toContain('out of band');
    expect(text).toContain('-connect r.corp:443 -servername r.corp ');
    expect(text).not.toMatch(/s_client[^|]*\| *openssl x509/);
  });

  it('puts nothing into a command that is no host', () => {
    expect(obtainCa('$(reboot)')).toEqual([expect.stringMatching(/^# Best: ask the people who run the registry,/)]);
  });
});

async function run(script: string, cwd: string): Promise<string> {
  const child = spawn('sh', ['-c', script], { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  child.stdout.on('data', (data) => {
    output += String(data);
  });
  await new Promise((done) => child.on('close', done));
  return output;
}
