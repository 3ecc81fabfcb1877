import { describe, expect, it } from 'vitest';
import { seal, unseal } from '../../src/app/share/seal.ts';
import { fromFragment, toFragment } from '../../src/engine/share/frame.ts';
import { decodeShare } from '../../src/engine/share/share.ts';

const plain = (length: number): string => toFragment({ kind: 'case', payload: new Uint8Array(length).fill(7) });

describe('a sealed case', () => {
  // Each remainder by three: the frame may add a byte of its own, which the cipher would not forgive.
  it.each([0, 1, 2, 1000])('of %s bytes comes back under its passphrase', async (length) => {
    const sealed = await seal(plain(length), 'correct horse');
    expect(sealed).toMatch(/[A-Za-z0-9]$/);
    expect(fromFragment(sealed).kind).toBe('sealed');
    expect(await unseal(sealed, 'correct horse')).toBe(plain(length));
  });

  it('is another one each time, and says nothing of what is in it', async () => {
    const [one, two] = [await seal(plain(30), 'p'), await seal(plain(30), 'p')];
    expect(one).not.toBe(two);
    expect(() => decodeShare(one)).toThrow(expect.objectContaining({ code: 'passphrase-needed' }));
  });

  it('does not open under another passphrase, nor after a change', async () => {
    const sealed = await seal(plain(30), 'correct horse');
    const wrong = { code: 'passphrase-wrong' };
    await expect(unseal(sealed, 'wrong horse')).rejects.toMatchObject(wrong);
    const { payload } = fromFragment(sealed);
    payload[40] = (payload[40] ?? 0) ^ 1;
    await expect(unseal(toFragment({ kind: 'sealed', payload }), 'correct horse')).rejects.toMatchObject(wrong);
    const short = toFragment({ kind: 'sealed', payload: new Uint8Array(3) });
    await expect(unseal(short, 'correct horse')).rejects.toMatchObject(wrong);
  });

  it('opens however the letters of its passphrase are composed', async () => {
    expect(await unseal(await seal(plain(3), 'Gr\u00fc\u00dfe'), 'Gru\u0308\u00dfe')).toBe(plain(3));
  });

  it('is not what a case without a passphrase is', async () => {
    await expect(unseal(plain(3), 'p')).rejects.toMatchObject({ code: 'wrong-shape' });
  });
});
