import { useEffect, useRef } from 'react';
import { useApp } from '../app-context.ts';
import { Icon } from '../parts/icon.tsx';
import { wordsFor } from './failure-words.ts';
import { JudgementView } from './judgement-view.tsx';
import type { Answer } from './use-answer.ts';

/** What a model said, as text and nothing else, and below it what the gates say. */
export function AnswerView({ answer, onClear }: { answer: Answer; onClear(): void }) {
  const { case: current } = useApp();
  const { model, endpoint, text, ending, asks, judging, judged } = answer;
  const heading = useRef<HTMLHeadingElement>(null);
  const pasted = model === undefined;
  useEffect(() => {
    if (pasted) heading.current?.focus();
  }, [pasted]);
  const failed = ending && ending.kind !== 'complete' && endpoint ? wordsFor(ending, endpoint) : undefined;
  const outdated =
    asks.files.length !== current.files.length ||
    asks.files.some((file, index) => {
      const now = current.files[index];
      return now?.path !== file.path || now.text !== file.text;
    });
  return (
    <section className="answer" aria-labelledby="answer" aria-busy={!ending || judging}>
      <header className="part-head">
        <h3 id="answer" tabIndex={-1} ref={heading}>
          {pasted ? 'The answer that you pasted' : `The answer of ${model}`}
        </h3>
        {ending && (
          <button type="button" className="button quiet" onClick={onClear}>
            Put it away
          </button>
        )}
      </header>
      <p className="faint">A proposal from a model, not a finding of this page. It may be wrong.</p>
      {failed && (
        <p className="refusal" role="alert">
          <Icon name="broken" />
          <span>{failed}</span>
        </p>
      )}
      {text !== '' && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, so the keyboard must reach it.
        <section className="answer-text" tabIndex={0} aria-label="The answer’s text">
          {text}
        </section>
      )}
      <p role="status" className="faint">
        {!ending && (text === '' ? 'Waiting for the model …' : 'The answer is coming in …')}
        {judging && 'The answer is being checked …'}
      </p>
      {judged && <JudgementView judged={judged} outdated={outdated} />}
    </section>
  );
}
