import { secrets } from './planted.ts';

/** What of a secret must not be read anywhere: of a key each line of its body, of a pair the pair and its password. */
function partsOf(secret: string): string[] {
  if (secret.includes('-----BEGIN'))
    return secret.split('\n').filter((line) => line.length >= 16 && !line.startsWith('-'));
  const [, password] = /^[\w-]+:(.+)$/.exec(secret) ?? [];
  return password ? [secret, password] : [secret];
}

const withoutPadding = (base64: string): string => base64.replace(/=+$/, '');

/** The part as base64 has it when other bytes stand before and behind: what is left in each of the three alignments. */
function inBase64(part: string): string[] {
  return [0, 1, 2].map((shift) => {
    const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(part)]);
    const whole = withoutPadding(bytes.toString('base64'));
    return whole.slice(shift === 0 ? 0 : shift + 1, bytes.length % 3 === 0 ? undefined : -1);
  });
}

function spellingsOf(part: string): string[] {
  const json = JSON.stringify(part).slice(1, -1);
  const base64 = part.length >= 12 ? inBase64(part) : [];
  const all = [part, json, JSON.stringify(json).slice(1, -1), encodeURIComponent(part), ...base64];
  const url = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  const hex = Buffer.from(part).toString('hex');
  return [...new Set([...all, ...url, hex, part.replaceAll('&', '&amp;').replaceAll('"', '&quot;')])];
}

const needles = Object.entries(secrets).flatMap(([name, secret]) =>
  partsOf(secret).flatMap((part) => spellingsOf(part).map((text) => ({ name, text }))),
);

/** What the runs of base64 in a text hold, if it is text. */
const decoded = (text: string): string[] =>
  [...text.matchAll(/[A-Za-z0-9+/_-]{16,}={0,2}/g)].map(([run]) => Buffer.from(run, 'base64').toString('utf8'));

/** The planted secrets that can be read out of a text, in whatever encoding, also within base64 within base64. */
export function leaksIn(text: string): string[] {
  const inner = decoded(text);
  const all = [text, text.replace(/\\\s*\n/g, ''), ...inner, ...inner.flatMap(decoded)].join('\n');
  return [...new Set(needles.filter((needle) => all.includes(needle.text)).map(({ name }) => name))];
}
