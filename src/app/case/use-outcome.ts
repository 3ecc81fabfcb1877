import { useCallback, useEffect, useRef, useState } from 'react';
import type { SourceFile } from '../../engine/workspace/source-file.ts';
import type { Engine } from '../../worker/engine-client.ts';
import type { Analysis, FileDifference } from '../../worker/jobs.ts';
import type { Case } from './case.ts';

/** What follows from a case. The report may be older than the case while a new one is made. */
export interface Outcome {
  analysis?: Analysis;
  /** Differences of the plan's files, by path; they arrive shortly after the report. */
  differences: ReadonlyMap<string, FileDifference>;
  /** The texts that the report speaks of, by path. */
  texts: ReadonlyMap<string, string>;
  /** What the report is about: the files, and the instant at which certificates were judged. */
  about?: { files: readonly SourceFile[]; at: string };
  /** The revision of the case that the report is about. */
  revision: number;
  running: boolean;
  failure?: string;
}

const nothing: Outcome = { differences: new Map(), texts: new Map(), revision: 0, running: false };

/** Milliseconds without a key until typed text is analysed. */
const PAUSE = 300;

/** Keeps a report of the case: at once after a paste or a choice, after a pause while typing. Superseded runs are aborted. */
export function useOutcome(current: Case, engine: Engine): { outcome: Outcome; stop(): void } {
  const [outcome, setOutcome] = useState<Outcome>(nothing);
  const running = useRef<AbortController>(undefined);
  const { revision, typed } = current;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a revision stands for everything in the case that matters here.
  useEffect(() => {
    running.current?.abort();
    if (current.files.length === 0) {
      setOutcome({ ...nothing, revision });
      return;
    }
    const controller = new AbortController();
    running.current = controller;
    setOutcome((last) => ({ ...last, running: true, failure: undefined }));
    const timer = setTimeout(() => void run(current, engine, controller.signal, setOutcome), typed ? PAUSE : 0);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [revision, engine]);

  const stop = useCallback(() => {
    running.current?.abort();
    setOutcome((last) => ({ ...nothing, revision: last.revision, failure: 'you stopped it.' }));
  }, []);
  return { outcome, stop };
}

type Tell = (change: (last: Outcome) => Outcome) => void;

async function run(current: Case, engine: Engine, signal: AbortSignal, tell: Tell): Promise<void> {
  const { files, target, switches, revision } = current;
  const plain = files.map(({ id: _, ...file }) => file);
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  try {
    const at = new Date().toISOString();
    const analysis = await engine.analyse({ files: plain, target, at }, switches, signal);
    tell(({ differences }) => ({
      analysis,
      texts,
      about: { files: plain, at },
      differences,
      revision,
      running: false,
    }));
    const compared = await engine.compare(analysis.report.plan.files, signal);
    const differences = new Map(compared.map((difference) => [difference.path, difference]));
    tell((last) => ({ ...last, differences }));
  } catch (error) {
    if (signal.aborted) return;
    tell(({ revision }) => ({ ...nothing, revision, failure: error instanceof Error ? error.message : String(error) }));
  }
}
