import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unseal } from '../../../src/app/share/seal.ts';
import { decodeShare } from '../../../src/engine/index.ts';
import type { SharedCase } from '../../../src/engine/share/shared-case.ts';

/** Links that were made once, with what they hold. A link of a former version opens for ever: none of these is ever made anew. */
const links = join(import.meta.dirname, 'links');
const read = (version: string, file: string): string => readFileSync(join(links, version, file), 'utf8').trim();
const expected = (version: string, name: string): SharedCase => JSON.parse(read(version, `${name}.json`));

const PASSPHRASE = 'correct horse';

describe.each(readdirSync(links))('a link of %s', (version) => {
  const names = readdirSync(join(links, version))
    .filter((file) => file.endsWith('.txt'))
    .map((file) => file.replace('.txt', ''));

  it.each(names.filter((name) => name !== 'sealed'))('still opens: %s', (name) => {
    expect(decodeShare(read(version, `${name}.txt`))).toEqual(expected(version, name));
  });

  it('still opens under its passphrase', async () => {
    const opened = await unseal(read(version, 'sealed.txt'), PASSPHRASE);
    expect(decodeShare(opened)).toEqual(expected(version, 'full'));
  });
});
