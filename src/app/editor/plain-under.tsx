import { type Ref, useMemo } from 'react';
import type { Range } from '../../engine/workspace/source-file.ts';
import type { ViewText } from './view-text.ts';

interface PlainUnderProps {
  ref: Ref<HTMLDivElement>;
  view: ViewText;
  secrets: readonly Range[];
}

/** Longer texts are typed without marks: they would be laid out twice on every key. */
const LONGEST = 100_000;

/** The text of a plain field once more, invisible, with marks under what would leave redacted. */
export function PlainUnder({ ref, view, secrets }: PlainUnderProps) {
  const pieces = useMemo(() => (view.text.length > LONGEST ? [] : piecesOf(view, secrets)), [view, secrets]);
  return (
    <div className="plain-under" ref={ref} aria-hidden="true">
      {pieces.map(({ at, text, isSecret }) =>
        isSecret ? (
          <span key={at} className="to-redact">
            {text}
          </span>
        ) : (
          text
        ),
      )}
      {'\n'}
    </div>
  );
}

function piecesOf(view: ViewText, secrets: readonly Range[]) {
  const pieces: { at: number; text: string; isSecret: boolean }[] = [];
  let at = 0;
  const add = (end: number, isSecret: boolean) => {
    if (end > at) pieces.push({ at, text: view.text.slice(at, end), isSecret });
    at = Math.max(at, end);
  };
  for (const { start, end } of secrets) {
    add(view.toView(start), false);
    add(view.toView(end), true);
  }
  add(view.text.length, false);
  return pieces;
}
