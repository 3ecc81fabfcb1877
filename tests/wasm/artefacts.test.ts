import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import manifest from '../../runtimes/manifest.json' with { type: 'json' };

const runtimes = fileURLToPath(new URL('../../runtimes/', import.meta.url));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test.each(manifest.artefacts)('$release is what the manifest says', ({ file, sha256: sum, bytes, wasm }) => {
  const packed = readFileSync(runtimes + file);
  const unpacked = gunzipSync(packed);
  expect({ sha256: sha256(packed), bytes: packed.length }).toEqual({ sha256: sum, bytes });
  expect({ sha256: sha256(unpacked), bytes: unpacked.length }).toEqual(wasm);
});

test('the manifest leaves no artefact out, and each is small enough for a page', () => {
  const files = readdirSync(`${runtimes}artefacts`).map((name) => `artefacts/${name}`);
  expect(manifest.artefacts.map(({ file }) => file).sort()).toEqual(files.sort());
  for (const { bytes } of manifest.artefacts) expect(bytes).toBeLessThan(3_300_000);
});

test('the notices name every module that is linked in', () => {
  const notices = readFileSync(`${runtimes}NOTICES.txt`, 'utf8');
  for (const { modules } of manifest.artefacts)
    for (const [path, version] of Object.entries(modules)) expect(notices).toContain(`\n${path} ${version}\n`);
});
