import { useEffect, useState } from 'react';
import type { RedactionOptions } from '../../engine/redaction/redact.ts';
import type { SourceFile } from '../../engine/workspace/source-file.ts';
import type { Target } from '../../engine/workspace/target.ts';
import type { Engine } from '../../worker/engine-client.ts';
import type { Concealed, ModelWish, Phrased } from '../../worker/model.ts';
import type { Outcome } from '../case/use-outcome.ts';

/** What a question was about when it left, by hand or over the wire; its answer is judged against exactly this. */
export interface AskedFor {
  files: readonly SourceFile[];
  redaction: RedactionOptions;
  target: Partial<Target>;
  at: string;
  wish: ModelWish;
}

export interface Question {
  /** Made from the report; undefined while that is made. */
  phrased?: Phrased;
  /** Exactly what is copied or sent: as made, or as the person changed it, with every secret hidden again. */
  payload?: Concealed;
  asks?: AskedFor;
  edited: boolean;
  /** The text while the person changes it: then nothing can be copied or sent. */
  draft: string | undefined;
  draw(text: string | undefined): void;
  /** Takes the draft; says whether something in it had to be hidden. */
  take(): Promise<'hidden' | 'as it is'>;
  /** Back to the text made from the report. */
  reset(): void;
  failure?: string;
}

/** Milliseconds without a key until the question is made anew. */
const PAUSE = 250;

/** Keeps the question to a model in step with the case and with what the person wants of it. */
export function useQuestion(
  engine: Engine,
  { analysis, about, running }: Outcome,
  target: Partial<Target>,
  wish: ModelWish,
  redaction: RedactionOptions,
): Question {
  const [made, setMade] = useState<{ phrased: Phrased; asks: AskedFor }>();
  const [changed, setChanged] = useState<{ of: Phrased; payload: Concealed }>();
  const [draft, draw] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const report = analysis?.report;

  useEffect(() => {
    setMade(undefined);
    draw(undefined);
    if (!report || !about || running) return;
    const controller = new AbortController();
    const { files, at } = about;
    const run = async () => {
      try {
        const phrased = await engine.phrase({ files, redaction, report, wish }, controller.signal);
        setFailure(undefined);
        setMade({ phrased, asks: { files, redaction, target, at, wish } });
      } catch (error) {
        if (!controller.signal.aborted) setFailure(error instanceof Error ? error.message : String(error));
      }
    };
    const timer = setTimeout(() => void run(), PAUSE);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [engine, report, about, running, target, wish, redaction]);

  const phrased = made?.phrased;
  const edited = changed !== undefined && changed.of === phrased;
  return {
    phrased,
    payload: edited ? changed.payload : phrased,
    asks: made?.asks,
    edited,
    draft,
    draw,
    async take() {
      if (!made || draft === undefined) return 'as it is';
      const { files } = made.asks;
      const payload = await engine.conceal({ files, redaction, text: draft });
      setChanged({ of: made.phrased, payload });
      draw(undefined);
      return payload.text === draft ? 'as it is' : 'hidden';
    },
    reset: () => setChanged(undefined),
    failure,
  };
}
