import { type Redaction, redact } from '../../engine/redaction/redact.ts';
import { mayHoldPem } from '../../engine/syntax/pem/blocks.ts';
import type { Range } from '../../engine/workspace/source-file.ts';

/** A stretch of a text that is never shown, and the words that stand for it. */
export interface Hidden {
  range: Range;
  placeholder: string;
}

/** What of a text nobody shall see, in order; ranges are UTF-16 code units into the text. */
export function hiddenIn(text: string): Hidden[] {
  if (!mayHoldPem(text)) return [];
  const { files, placeholders, restore } = redact([{ path: '', text }]);
  const shown = files[0]?.text ?? '';
  const hidden: Hidden[] = [];
  let [at, source] = [0, 0];
  for (let next = nextOf(shown, placeholders, at); next; next = nextOf(shown, placeholders, at)) {
    const start = source + next.at - at;
    const end = start + restore(next.placeholder).length;
    hidden.push({ range: { start, end }, placeholder: next.placeholder });
    at = next.at + next.placeholder.length;
    source = end;
  }
  return hidden;
}

function nextOf(text: string, placeholders: Redaction['placeholders'], from: number) {
  const found = placeholders
    .map(({ placeholder }) => ({ placeholder, at: text.indexOf(placeholder, from) }))
    .filter(({ at }) => at !== -1);
  return found.sort((a, b) => a.at - b.at)[0];
}

/** Texts that belong together as they may be shown and copied: the same secret is the same placeholder in all of them. */
export function redactedTexts(texts: readonly string[]): string[] {
  if (!texts.some(mayHoldPem)) return [...texts];
  return redact(texts.map((text) => ({ path: '', text }))).files.map(({ text }) => text);
}
