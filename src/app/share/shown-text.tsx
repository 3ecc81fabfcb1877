/** Characters that are drawn at once; more would keep the page busy. */
const MOST = 200_000;

/** A text as it will be handed over: all of it, in a box that scrolls. */
export function ShownText({ text, label }: { text: string; label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the text scrolls, so the keyboard must reach it.
    <section className="shown-text" aria-label={label} tabIndex={0}>
      <pre>
        <code>{text.slice(0, MOST)}</code>
      </pre>
      {text.length > MOST && (
        <p className="faint">and {text.length - MOST} more characters, which are too many to draw</p>
      )}
    </section>
  );
}
