import { describe, expect, test } from 'vitest';
import { analyse } from '../../../../src/engine/index.ts';
import type { Trace } from '../../../../src/engine/workspace/report.ts';
import { at, host } from '../../../pki/index.ts';
import { pem, type Row, releases, rows } from './matrix-rows.ts';

const DAEMON = '/etc/docker/daemon.json';
async function outcomeOf(row: Row, version: string): Promise<Trace['outcome'] | undefined> {
  const { daemon, certs = {}, files: others = {}, chain = pem('leaf', 'intermediate'), registry = host } = row;
  const text = typeof daemon === 'string' ? daemon : JSON.stringify(daemon, null, 2);
  const files = [
    ...(daemon === undefined ? [] : [{ path: DAEMON, text }]),
    ...Object.entries(certs).map(([path, content]) => ({ path: `/etc/docker/certs.d/${path}`, text: content })),
    ...Object.entries(others).map(([path, content]) => ({ path, text: content })),
    { path: 'presented-chain.txt', text: handshakeText(chain) },
  ];
  const report = await analyse({ files, target: { runtime: 'docker', version, registry }, at, accept: [] });
  return report.traces.before[0]?.outcome;
}

/** As `openssl s_client -showcerts` prints it. */
const handshakeText = (chain: string): string =>
  `CONNECTED(00000003)\n---\nCertificate chain\n${chain}---\nServer certificate\nsubject=CN = ${host}\n---\n`;

describe.each(Object.entries(rows))('docker/%s', (_, row) => {
  test.each(releases)(`${row.what}: %s`, async (version) => {
    const expected = typeof row.outcome === 'string' ? row.outcome : row.outcome[version];
    // An exception that has become none has to go.
    if (row.differs) expect(await outcomeOf(row, version)).not.toBe(expected);
    else expect(await outcomeOf(row, version)).toBe(expected);
  });
});
