import { useEffect, useRef, useState } from 'react';
import type { CodeEditorProps } from './code-editor.ts';
import { viewOf } from './view-text.ts';

/** Code units shown at once. A browser lays out so much in a moment; a whole log of 10 MB would stop the page. */
const PART = 60_000;

/** Texts above this are shown in parts and not edited here. */
export const EDITABLE_UP_TO = 1_000_000;

/** A very long text, a part at a time, read only. A jump opens the part that holds the place. */
export function SlicePreview({ file, label, reveal }: CodeEditorProps) {
  const source = file?.text ?? '';
  const [start, setStart] = useState(0);
  const area = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a jump happens once a turn.
  useEffect(() => {
    if (!reveal) return;
    const from = Math.max(reveal.range.start - PART / 4, 0);
    setStart(from);
    requestAnimationFrame(() => {
      const view = viewOf(source.slice(from, from + PART));
      area.current?.focus();
      area.current?.setSelectionRange(view.toView(reveal.range.start - from), view.toView(reveal.range.end - from));
    });
  }, [reveal?.turn, file?.id]);

  const megabytes = (count: number) => (count / 1_000_000).toFixed(2);
  const last = Math.max(source.length - PART, 0);
  return (
    <div className="slice-preview">
      <p className="note">
        Too long to edit here ({megabytes(source.length)} million characters). All of it was analysed; shown are
        characters {start.toLocaleString('en')} to {Math.min(start + PART, source.length).toLocaleString('en')}.
        <span className="row">
          <button
            type="button"
            className="button"
            disabled={start === 0}
            onClick={() => setStart(Math.max(start - PART, 0))}
          >
            Earlier part
          </button>
          <button type="button" className="button" disabled={start >= last} onClick={() => setStart(start + PART)}>
            Later part
          </button>
        </span>
      </p>
      <textarea
        ref={area}
        className="plain-text"
        aria-label={label}
        readOnly
        wrap="soft"
        spellCheck={false}
        value={viewOf(source.slice(start, start + PART)).text}
      />
    </div>
  );
}
