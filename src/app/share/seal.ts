import { fromFragment, toFragment } from '../../engine/share/frame.ts';
import { ShareError } from '../../engine/share/share-error.ts';

const SALT = 16;
const NONCE = 12;

/** OWASP's count for PBKDF2 with SHA-256. It belongs to the frame's kind: another count would be another kind. */
const ITERATIONS = 600_000;

/** Browsers have it on pages of https and of this machine only. */
export const canSeal = (): boolean => isSecureContext;

/** A shared case's fragment under a passphrase: salt, nonce, and its payload in AES-256-GCM. */
export async function seal(fragment: string, passphrase: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT));
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
  const key = await keyOf(passphrase, salt);
  const plain = fromFragment(fragment).payload;
  const hidden = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, plain);
  const payload = new Uint8Array(SALT + NONCE + hidden.byteLength);
  payload.set(salt);
  payload.set(nonce, SALT);
  payload.set(new Uint8Array(hidden), SALT + NONCE);
  return toFragment({ kind: 'sealed', payload });
}

/** The reverse. Throws a `ShareError`: the passphrase is wrong, or the fragment is not a sealed one. */
export async function unseal(fragment: string, passphrase: string): Promise<string> {
  const { kind, payload } = fromFragment(fragment);
  if (kind !== 'sealed') throw new ShareError('wrong-shape');
  const salt = payload.slice(0, SALT);
  const nonce = payload.slice(SALT, SALT + NONCE);
  try {
    const key = await keyOf(passphrase, salt);
    const hidden = payload.slice(SALT + NONCE);
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce }, key, hidden);
    return toFragment({ kind: 'case', payload: new Uint8Array(plain) });
  } catch {
    throw new ShareError('passphrase-wrong');
  }
}

async function keyOf(passphrase: string, salt: BufferSource): Promise<CryptoKey> {
  // One and the same on every keyboard: letters with accents can be typed in two ways.
  const bytes = new TextEncoder().encode(passphrase.normalize('NFC'));
  const base = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
  const rule = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ITERATIONS };
  return crypto.subtle.deriveKey(rule, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
