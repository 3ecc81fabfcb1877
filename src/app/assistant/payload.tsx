import type { ReactNode } from 'react';
import type { Concealed } from '../../worker/model.ts';
import { useApp } from '../app-context.ts';
import { tokensOf } from './tokens.ts';
import type { Question } from './use-question.ts';

/** Exactly what leaves the page, if the person lets it: shown with its placeholders marked, and open to changes. */
export function Payload({ question }: { question: Question }) {
  const { say, show } = useApp();
  const { payload, edited, draft, draw, take, reset } = question;
  if (!payload) return <p className="faint">The question is being made from the report …</p>;

  const done = async () => {
    if ((await take()) === 'hidden') say('Your text held something secret. It is hidden again.');
  };
  return (
    <div className="payload">
      <p className="faint" id="payload-size">
        {payload.text.length.toLocaleString('en')} characters, about {tokensOf(payload.text).toLocaleString('en')}{' '}
        tokens; {payload.placeholders.length}{' '}
        {payload.placeholders.length === 1 ? 'placeholder stands' : 'placeholders stand'} for secrets, which stay here.
        {edited && ' Changed by you.'}
      </p>
      {draft === undefined ? (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, so the keyboard must reach it. */}
          <section className="payload-text" tabIndex={0} aria-label="What would be sent">
            {marked(payload)}
          </section>
          <div className="row">
            <button type="button" className="button quiet" onClick={() => show('redaction')}>
              What is hidden, and why
            </button>
            <button type="button" className="button quiet" onClick={() => draw(payload.text)}>
              Edit the text
            </button>
            {edited && (
              <button type="button" className="button quiet" onClick={reset}>
                Back to the original text
              </button>
            )}
          </div>
        </>
      ) : (
        <>
          <textarea
            className="payload-text"
            aria-label="What would be sent, to be changed"
            spellCheck={false}
            rows={16}
            value={draft}
            onChange={(event) => draw(event.target.value)}
          />
          <div className="row">
            <button type="button" className="button" onClick={() => void done()}>
              Done
            </button>
            <button type="button" className="button quiet" onClick={() => draw(undefined)}>
              Discard
            </button>
            <span className="faint">
              Secrets that you type or paste are hidden again. Nothing can be sent meanwhile.
            </span>
          </div>
        </>
      )}
    </div>
  );
}

/** The text with each placeholder marked. */
function marked({ text, placeholders }: Concealed): ReactNode[] {
  if (placeholders.length === 0) return [text];
  const words = [...placeholders].sort((a, b) => b.length - a.length);
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return text.split(new RegExp(`(${pattern})`)).map((piece, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name.
    index % 2 === 1 ? <mark key={index}>{piece}</mark> : piece,
  );
}
