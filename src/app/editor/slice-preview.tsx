import { useEffect, useMemo, useRef, useState } from 'react';
import { hiddenIn } from '../redaction/hidden.ts';
import type { CodeEditorProps } from './code-editor.ts';
import { viewOf } from './view-text.ts';

/** Code units shown at once. A browser lays out so much in a moment; a whole log of 10 MB would stop the page. */
const PART = 60_000;

/** Texts above this are shown in parts and not edited here. */
export const EDITABLE_UP_TO = 1_000_000;

/** Above this a plain field takes longer to lay out than the rich editor to arrive, which draws only what is seen. */
export const PLAIN_UP_TO = 100_000;

/**
 * A very long text, a part at a time, read only. A jump opens the part that holds the place. `coming`: the editor that takes
 * it whole is about to take over.
 */
export function SlicePreview({ file, label, reveal, takesFocus, coming }: CodeEditorProps & { coming: boolean }) {
  const source = file?.text ?? '';
  const view = useMemo(() => viewOf(source, hiddenIn(source)), [source]);
  const [start, setStart] = useState(0);
  const area = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a jump happens once a turn.
  useEffect(() => {
    if (!reveal) return;
    const [place, end] = [view.toView(reveal.range.start), view.toView(reveal.range.end)];
    const from = Math.max(place - PART / 4, 0);
    setStart(from);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(place - from, end - from);
    });
  }, [reveal?.turn, file?.id]);

  useEffect(() => {
    if (takesFocus) area.current?.focus();
  }, [takesFocus]);

  const megabytes = (count: number) => (count / 1_000_000).toFixed(2);
  const last = Math.max(view.text.length - PART, 0);
  return (
    <div className="slice-preview">
      {!coming && (
        <p className="note">
          Too long to edit here ({megabytes(source.length)} million characters). All of it is analysed; shown are
          characters {start.toLocaleString('en')} to {Math.min(start + PART, view.text.length).toLocaleString('en')}.
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
      )}
      <textarea
        ref={area}
        className="plain-text"
        aria-label={label}
        readOnly
        wrap="soft"
        spellCheck={false}
        value={view.text.slice(start, start + PART)}
      />
    </div>
  );
}
