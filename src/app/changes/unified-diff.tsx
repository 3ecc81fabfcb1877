import { memo, useState } from 'react';
import type { DiffLine, FileDifference } from '../../worker/jobs.ts';

/** Lines of one file's difference that are drawn at once. */
const MOST = 400;

const signs: Readonly<Record<DiffLine['kind'], string>> = { context: ' ', removed: '−', added: '+' };
const words: Readonly<Record<DiffLine['kind'], string>> = { context: '', removed: 'removed: ', added: 'added: ' };

/** The difference as text: readable without any editor, and by a screen reader. */
export const UnifiedDiff = memo(function UnifiedDiff({ difference }: { difference: FileDifference }) {
  const [most, setMost] = useState(MOST);
  let left = most;
  const hunks = difference.hunks.map((hunk) => {
    const shown = hunk.slice(0, Math.max(left, 0));
    left -= hunk.length;
    return shown;
  });
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, so the keyboard must reach them. */}
      <section className="unified-diff" aria-label={`Difference of ${difference.path}`} tabIndex={0}>
        {hunks.map((hunk, index) =>
          hunk.length === 0 ? null : (
            // biome-ignore lint/suspicious/noArrayIndexKey: hunks have no other name than their order.
            <div className="hunk" key={index}>
              {hunk.map((line) => (
                <div key={`${line.before ?? ''}:${line.after ?? ''}`} className={`diff-line ${line.kind}`}>
                  <span className="diff-number" aria-hidden="true">
                    {line.before}
                  </span>
                  <span className="diff-number" aria-hidden="true">
                    {line.after}
                  </span>
                  <span className="diff-sign" aria-hidden="true">
                    {signs[line.kind]}
                  </span>
                  <code>
                    {words[line.kind] && <span className="hidden-text">{words[line.kind]}</span>}
                    <LineText {...line} />
                  </code>
                </div>
              ))}
            </div>
          ),
        )}
      </section>
      {left < 0 && (
        <button type="button" className="button" onClick={() => setMost(most * 10)}>
          Show {-left} more lines
        </button>
      )}
    </>
  );
});

function LineText({ text, changed }: DiffLine) {
  const shown = text.replace(/\r$/, '') || ' ';
  if (!changed) return shown;
  return (
    <>
      {shown.slice(0, changed.start)}
      <span className="changed-part">{shown.slice(changed.start, changed.end)}</span>
      {shown.slice(changed.end)}
    </>
  );
}
