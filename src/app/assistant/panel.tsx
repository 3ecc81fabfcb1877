import { useCallback, useEffect, useRef, useState } from 'react';
import type { Endpoint } from '../../assistant/endpoint.ts';
import type { FromFrame } from '../../assistant/messages.ts';
import type { ModelWish } from '../../worker/model.ts';
import { useApp } from '../app-context.ts';
import { Icon } from '../parts/icon.tsx';
import { AnswerView } from './answer-view.tsx';
import { Connection } from './connection.tsx';
import { PasteAnswer } from './paste-answer.tsx';
import { Payload } from './payload.tsx';
import { useAnswer } from './use-answer.ts';
import { type AskedFor, useQuestion } from './use-question.ts';
import { Wishes } from './wishes.tsx';

/** From the report to a question, by hand or by wire to a model, and back through the gates. */
export function Panel() {
  const { engine, outcome, case: current, redaction, countSent, say } = useApp();
  const [wish, setWish] = useState<ModelWish>({ purpose: 'explain', whole: false, words: '' });
  const question = useQuestion(engine, outcome, current.target, wish, redaction.options);
  const { answer, hear, paste, clear } = useAnswer(engine, countSent);
  const [endpoint, setEndpoint] = useState<Endpoint>();
  /** What the last prompt that was taken away was about; an answer that comes back is about the same. */
  const [taken, setTaken] = useState<AskedFor>();
  const { payload, asks, draft, failure } = question;
  const sendable = draft === undefined ? payload?.text : undefined;

  /** What each offered text was about: a click in the frame may cross a change in the page. */
  const offers = useRef(new Map<string, AskedFor>());
  useEffect(() => {
    if (sendable !== undefined && asks) offers.current.set(sendable, asks);
  }, [sendable, asks]);
  const onMessage = useCallback(
    (message: FromFrame) =>
      hear(message, message.kind === 'sent' ? offers.current.get(message.text) : undefined, endpoint),
    [hear, endpoint],
  );
  const copy = async () => {
    if (sendable === undefined) return;
    try {
      await navigator.clipboard.writeText(sendable);
      setTaken(asks);
      say('Copied: the prompt, with its placeholders.');
    } catch {
      say('The browser refused to copy. Select the text and copy it by hand.');
    }
  };

  return (
    <div className="panel">
      <Wishes
        wish={wish}
        scopes={question.phrased?.scopes ?? []}
        onChange={(change) => setWish((now) => ({ ...now, ...change }))}
      />
      <section aria-labelledby="what-is-sent">
        <h3 id="what-is-sent">What the model gets: this text, and nothing else</h3>
        {failure ? (
          <p className="refusal">The question could not be made: {failure}</p>
        ) : (
          <Payload question={question} />
        )}
      </section>
      <section aria-labelledby="by-hand">
        <h3 id="by-hand">By hand</h3>
        <p className="faint">
          Without any key or connection of this page: take the prompt to a model of yours, and bring the answer back.
        </p>
        <div className="row">
          <button type="button" className="button" disabled={sendable === undefined} onClick={() => void copy()}>
            <Icon name="copy" />
            Copy prompt
          </button>
        </div>
        <PasteAnswer
          ready={(taken ?? asks) !== undefined}
          onTake={(text) => {
            const about = taken ?? asks;
            if (about) paste(text, about);
          }}
        />
      </section>
      <section aria-labelledby="by-wire">
        <h3 id="by-wire">With your key</h3>
        <p className="faint">
          The text above goes to the server that you name, when you click Send in the frame, and at no other time. What
          that server does with it is between you and whoever runs it.
        </p>
        <Connection endpoint={endpoint} onChoose={setEndpoint} payload={sendable} onMessage={onMessage} />
      </section>
      {answer && <AnswerView key={answer.turn} answer={answer} onClear={clear} />}
    </div>
  );
}
