import { mayHoldPem, pemBlocks } from '../syntax/pem/blocks.ts';
import { occurrences } from '../workspace/occurrences.ts';
import type { Range } from '../workspace/source-file.ts';
import { Placeholders } from './placeholders.ts';
import type { Find } from './secret.ts';

/** Lines of a key's base64, each of which gives part of it away. */
const line = /[A-Za-z0-9+/]{40,100}={0,2}/g;

/** Private keys that are no PEM: PuTTY's (its manual, C.3), and those of RFC 4716. */
const unarmoured: readonly RegExp[] = [
  /(?<=\bPrivate-Lines: \d{1,3}\r?\n)(?:[ \t]{0,40}[A-Za-z0-9+/]{1,76}={0,2}(?:\r?\n|$)){1,200}/g,
  /---- BEGIN SSH2 (?:ENCRYPTED )?PRIVATE KEY ----(?:(?!----)[\s\S]){0,20000}(?:---- END SSH2 (?:ENCRYPTED )?PRIVATE KEY ----)?/g,
];
/** The members of a JSON Web Key that are secret (RFC 7518, 6.2.2, 6.3.2 and 6.4.1). */
const member = /"(?:d|p|q|dp|dq|qi|k)\\?"\s{0,8}:\s{0,8}\\?"([\w-]{20,2000})(?=\\?")/g;

/** Private keys of every kind, however they are written, cut off ones included. */
export function privateKeysIn(text: string): Find[] {
  const others = /PRIVATE KEY ----(?!-)|Private-Lines/.test(text) ? unarmoured : [];
  const patterns = /"kty\\?"/.test(text) ? [...others, member] : others;
  const finds = patterns.flatMap((pattern) =>
    [...occurrences(text, pattern)].map(({ 0: whole, 1: key = whole.trimEnd(), index }): Find => {
      const start = index + whole.trimEnd().length - key.length;
      const range = { start, end: start + key.length };
      return { kind: 'private-key', reason: 'is a private key', range, carries: key.match(line) ?? [] };
    }),
  );
  return finds.length === 0 ? armouredIn(text) : [...armouredIn(text), ...finds];
}

/** Those of every kind of PEM. */
function armouredIn(text: string): Find[] {
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
