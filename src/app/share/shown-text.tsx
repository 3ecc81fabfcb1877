import { visible } from './visible.ts';

/** Characters that are drawn at once; more would keep the page busy. */
const MOST = 200_000;

/** A text as it will be handed over: all of it, in a box that scrolls. */
export function ShownText({ text, label, most = MOST }: { text: string; label: string; most?: number }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the text scrolls, so the keyboard must reach it.
    <section className="shown-text" aria-label={label} tabIndex={0}>
      <pre>
        <code>{visible(text.slice(0, most))}</code>
      </pre>
      {text.length > most && (
        <p className="faint">and {text.length - most} more characters, which are too many to draw</p>
      )}
    </section>
  );
}
