import { useCallback, useEffect, useRef, useState } from 'react';
import type { Endpoint } from '../../assistant/endpoint.ts';
import type { Ending } from '../../assistant/failure.ts';
import type { FromFrame } from '../../assistant/messages.ts';
import type { Judgement } from '../../engine/candidate/judge.ts';
import type { Engine } from '../../worker/engine-client.ts';
import type { FileDifference } from '../../worker/jobs.ts';
import type { AskedFor } from './use-question.ts';

/** What a model said, and what became of it. */
export interface Answer {
  /** Each answer has its own. */
  turn: number;
  /** The model's name; undefined for an answer that was pasted. */
  model?: string;
  endpoint?: Endpoint;
  text: string;
  /** Undefined while it comes in. */
  ending?: Ending;
  asks: AskedFor;
  judging: boolean;
  judged?: { judgement: Judgement; differences: readonly FileDifference[] };
}

export interface Answers {
  answer: Answer | undefined;
  /** Takes what the frame says of a question that it sent. */
  hear(message: FromFrame, asks: AskedFor | undefined, endpoint: Endpoint | undefined): void;
  paste(text: string, asks: AskedFor): void;
  clear(): void;
}

/** Gathers an answer, and passes what asks for files through the gates once it is whole. */
export function useAnswer(engine: Engine, onSent: () => void): Answers {
  const [answer, setAnswer] = useState<Answer>();
  const turns = useRef(0);
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const hear = useCallback(
    (message: FromFrame, asks: AskedFor | undefined, endpoint: Endpoint | undefined) => {
      if (message.kind === 'sent' && asks) {
        running.current?.abort();
        onSent();
        turns.current += 1;
        setAnswer({ turn: turns.current, model: message.model, endpoint, text: '', asks, judging: false });
      }
      if (message.kind === 'piece')
        setAnswer((last) => (last && !last.ending ? { ...last, text: last.text + message.text } : last));
      if (message.kind === 'ended') setAnswer((last) => (last && !last.ending ? ended(last, message.ending) : last));
    },
    [onSent],
  );
  const paste = useCallback((text: string, asks: AskedFor) => {
    turns.current += 1;
    setAnswer(ended({ turn: turns.current, text, asks, judging: false }, { kind: 'complete' }));
  }, []);
  const clear = useCallback(() => setAnswer(undefined), []);

  const judging = answer?.judging === true && answer.judged === undefined ? answer : undefined;
  useEffect(() => {
    if (!judging) return;
    const controller = new AbortController();
    running.current = controller;
    const judge = async () => {
      const { text, asks } = judging;
      const judged = await judgedBy(engine, text, asks, controller.signal);
      setAnswer((last) => (last === judging ? { ...last, judging: false, judged } : last));
    };
    void judge().catch((error: unknown) => {
      if (controller.signal.aborted) return;
      const reason = `It could not be checked: ${error instanceof Error ? error.message : String(error)}`;
      const judgement: Judgement = { kind: 'refused', refusals: [{ gate: 'answer', reason }] };
      setAnswer((last) =>
        last === judging ? { ...last, judging: false, judged: { judgement, differences: [] } } : last,
      );
    });
    return () => controller.abort();
  }, [judging, engine]);

  return { answer, hear, paste, clear };
}

/** An answer that is whole and was to rewrite something goes on to the gates. */
const ended = (answer: Answer, ending: Ending): Answer => ({
  ...answer,
  ending,
  judging: ending.kind === 'complete' && answer.asks.wish.purpose === 'rewrite',
});

async function judgedBy(
  engine: Engine,
  answer: string,
  { files, redaction, target, at, wish }: AskedFor,
  signal: AbortSignal,
): Promise<NonNullable<Answer['judged']>> {
  const judgement = await engine.judge({ files, redaction, target, at, wish, answer }, signal);
  const changed = judgement.kind === 'accepted' ? judgement.files : [];
  return { judgement, differences: await engine.compare(changed, signal) };
}
