import { mayHoldPem, pemBlocks } from '../syntax/pem/blocks.ts';
import type { Range } from '../workspace/source-file.ts';
import { Placeholders } from './placeholders.ts';
import type { Find } from './secret.ts';

/** Lines of a key's base64, each of which gives part of it away. */
const line = /[A-Za-z0-9+/]{40,100}={0,2}/g;

/** Private keys of every kind of PEM, however they are written, cut off ones included. */
export function privateKeysIn(text: string): Find[] {
  if (!mayHoldPem(text)) return [];
  return pemBlocks(text).flatMap(({ kind, label, range }) => {
    if (kind !== 'private-key' && !/PRIVATE|SECRET/.test(label)) return [];
    const lines = text
      .slice(range.start, range.end)
      .replace(/\\{1,8}[nrt]/g, ' ')
      .match(line);
    return [{ kind: 'private-key', reason: 'is a private key', range, carries: lines?.slice(0, 400) ?? [] }];
  });
}

/**
 * The places of private keys in texts that belong together, with what stands for each: what the page itself never shows. Nothing
 * else of redaction is needed for that, so that the page is there at once.
 */
export function hiddenKeysIn(texts: readonly string[]): { range: Range; placeholder: string }[][] {
  const placeholders = new Placeholders(texts);
  return texts.map((text) =>
    privateKeysIn(text).map(({ kind, reason, range }) => {
      const raw = text.slice(range.start, range.end);
      return { range, placeholder: placeholders.of({ kind, reason, value: raw, raw, bare: false }).placeholder };
    }),
  );
}
