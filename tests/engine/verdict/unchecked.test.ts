import { expect, test } from 'vitest';
import { analyse, intake } from '../../../src/engine/index.ts';

const unchecked = async (paste: string) => (await analyse({ files: intake(paste) })).unchecked;

const verified = `CONNECTED(00000003)
depth=0 CN = harbor.internal.corp
verify error:num=20:unable to get local issuer certificate
verify return:1
---
Certificate chain
 0 s:CN = harbor.internal.corp
   i:CN = Corp Issuing CA 2
---
`;

test('a TLS session without its certificates is told, with the command that prints them', async () => {
  const ask = 'openssl s_client -connect HOST:443 -servername HOST -showcerts </dev/null';
  expect(await unchecked(verified)).toContainEqual({
    what: 'chain.pem shows a TLS connection and none of the certificates that were sent, so nothing in it was checked.',
    ask,
  });
});
