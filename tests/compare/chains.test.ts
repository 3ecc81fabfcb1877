import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assess } from '../../src/engine/trust/assess.ts';
import { ask } from '../../src/worker/real-code/ask.ts';
import { at } from '../pki/index.ts';
import { releases } from '../wasm/ask-all.ts';
import { type MadeChain, madeChain } from './generate/chain.ts';
import { makeChain, type ReadyChain } from './make-chain.ts';

/** So many chains in `npm test`; `npm run compare` sets COMPARE_CHAINS. Go is the same in all releases: one is asked. */
const count = Number(process.env.COMPARE_CHAINS ?? 100);
const seed = Number(process.env.COMPARE_SEED ?? 1);
/** Hosts of one question. */
const atOnce = 50;

test(`our verdict is Go’s on ${count} chains`, { timeout: 10_800_000 }, async () => {
  const module = (await releases()).at(-1)?.module;
  if (!module) throw new Error('no release');
  const chains = fc.sample(madeChain, { seed, numRuns: count });
  const tally = { accepted: 0, refused: 0, 'not judged by us': 0, 'other words': 0, 'other verdict': 0 };
  const errors = new Map<string, number>();
  const differences: string[] = [];
  for (let start = 0; start < chains.length; start += atOnce) {
    const some: { made: MadeChain; ready: ReadyChain; host: string }[] = [];
    for (const [index, made] of chains.slice(start, start + atOnce).entries())
      some.push({ made, ready: await makeChain(made), host: `${made.host}:${10_000 + index}` });
    const answer = await ask(module, questionOf(some));
    if ('failed' in answer) throw new Error(answer.message);
    if (answer.pull?.error) throw new Error(answer.pull.error);
    for (const { made, ready, host } of some) {
      const go = answer.pull?.hosts.find((one) => one.host === host)?.verdict;
      if (!go) throw new Error(`no verdict on ${host}`);
      const ours = await verdictOf(ready, made.host);
      const [said, theirs] = [ours, go.accepted ? 'accepted' : (go.error ?? '')].map((text) =>
        text?.replace(/^tls: failed to verify certificate: /, ''),
      );
      const kind = (theirs ?? '').replace(/ [A-Z(“"“].*|: (?:current|IP|DNS).*/s, '').slice(0, 70);
      errors.set(kind, (errors.get(kind) ?? 0) + 1);
      if (said === undefined) tally['not judged by us'] += 1;
      else if ((said === 'accepted') !== go.accepted) tally['other verdict'] += 1;
      else if (said !== theirs) tally['other words'] += 1;
      else tally[go.accepted ? 'accepted' : 'refused'] += 1;
      if (said !== undefined && said !== theirs)
        differences.push(`we: ${said}\nGo: ${theirs}\n${JSON.stringify(made)}`);
    }
  }
  console.table(tally);
  console.table(Object.fromEntries([...errors].sort()));
  expect(differences.slice(0, 3)).toEqual([]);
});

const config = '/etc/containerd/config.toml';
const directory = '/etc/containerd/certs.d/harbor.internal.corp';

/** One pull with a host for every chain: each has its own CA file. */
function questionOf(some: readonly { ready: ReadyChain; host: string }[]) {
  const tables = some.map(({ host }, index) => `[host."https://${host}"]\n  ca = "/ca/${index}.crt"\n`);
  return {
    files: [
      {
        path: config,
        text: 'version = 2\n[plugins."io.containerd.grpc.v1.cri".registry]\n  config_path = "/etc/containerd/certs.d"\n',
      },
      { path: `${directory}/hosts.toml`, text: tables.join('\n') },
      ...some.map(({ ready }, index) => ({ path: `/ca/${index}.crt`, text: ready.trusted.join('') })),
    ],
    config,
    image: 'harbor.internal.corp/team/app:1.4',
    chains: some.map(({ ready, host }) => ({ host, pem: ready.shown.join('') })),
    at,
  };
}

/** Ours: accepted, or the error; undefined where it is not judged. */
async function verdictOf({ shown, trusted }: ReadyChain, host: string): Promise<string | undefined> {
  const trust = await assess(
    [
      { path: 'chain.txt', text: handshake(shown) },
      { path: '/ca/ca.crt', text: trusted.join('') },
    ],
    { host, at: Date.parse(at) },
  );
  if (!trust.verdictAsPasted) return undefined;
  return trust.verdictAsPasted.ok ? 'accepted' : trust.verdictAsPasted.error;
}

/** As `openssl s_client -showcerts` prints certificates, some of which Node’s OpenSSL would not read. */
const handshake = (pems: readonly string[]): string =>
  `CONNECTED(00000003)\n---\nCertificate chain\n${pems.map((text, depth) => ` ${depth} s:CN = ${depth}\n   i:CN = ${depth + 1}\n${text}`).join('')}---\nServer certificate\n---\n`;
