import { describe, expect, test } from 'vitest';
import { analyse, intake } from '../../../src/engine/index.ts';
import { sentenceOf } from '../../../src/engine/verdict/sentence.ts';

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

describe('what was not understood', () => {
  test('is no sign that nothing is wrong', async () => {
    const files = intake('Message: failed to decode one of customCATrustCertificates to PEM after base64 decoding\n');
    const report = await analyse({ files });
    expect(report.unchecked[0]?.what).toMatch(/^No error that is known here stands in error\.txt/);
    expect(sentenceOf(report)).toMatch(/^The error is none that is known here/);
  });

  test('is told of a text around files, with where a correction has to go', async () => {
    const paste =
      '#cloud-config\nwrite_files:\n  - path: /etc/containerd/certs.d/a.corp/hosts.toml\n    content: |\n      [host."https://a.corp"]\n';
    expect((await unchecked(paste))[0]?.what).toContain('has to go to its place there');
  });

  test('is not said of an error that is known, or of files alone', async () => {
    const known = await analyse({ files: intake('Error response from daemon: manifest unknown: manifest unknown\n') });
    expect(known.unchecked.some(({ what }) => what.startsWith('No error'))).toBe(false);
    const alone = await analyse({
      files: intake(
        'version = 2\n[plugins."io.containerd.grpc.v1.cri".registry]\n  config_path = "/etc/containerd/certs.d"\n',
      ),
    });
    expect(sentenceOf(alone)).toBe('Nothing wrong in what I could see.');
  });
});
