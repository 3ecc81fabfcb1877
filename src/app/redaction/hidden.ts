import { hiddenKeysIn } from '../../engine/redaction/private-keys.ts';
import { mayHoldPem } from '../../engine/syntax/pem/blocks.ts';
import { applyEdits } from '../../engine/workspace/edits.ts';
import type { Range } from '../../engine/workspace/source-file.ts';

/** A stretch of a text that is never shown, and the words that stand for it. */
export interface Hidden {
  range: Range;
  placeholder: string;
}

/** What of a text nobody shall see, not even on this screen, in order; ranges are UTF-16 code units into the text. */
export function hiddenIn(text: string): Hidden[] {
  return mayHoldPem(text) ? (hiddenKeysIn([text])[0] ?? []) : [];
}

/** Texts that belong together as this screen may show them: the same key is the same placeholder in all of them. */
export function shownTexts(texts: readonly string[]): string[] {
  if (!texts.some(mayHoldPem)) return [...texts];
  return hiddenKeysIn(texts).map((hidden, index) => {
    const text = texts[index] ?? '';
    return (
      applyEdits(
        text,
        hidden.map(({ range, placeholder }) => ({ range, text: placeholder })),
      ) ?? ''
    );
  });
}
