import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
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

/** What the last run that ended has left, and the revision that it was about. */
type Ended = Omit<Outcome, 'running'> & { ended: number };

const nothing: Omit<Ended, 'ended'> = { differences: new Map(), texts: new Map(), revision: 0 };

/** Milliseconds without a key until typed text is analysed. */
const PAUSE = 300;

/** Keeps a report of the case: at once after a paste or a choice, after a pause while typing. Superseded runs are aborted. */
export function useOutcome(current: Case, engine: Engine): { outcome: Outcome; stop(): void } {
  const [last, setLast] = useState<Ended>({ ...nothing, ended: 0 });
  const running = useRef<AbortController>(undefined);
  const { revision, typed } = current;
  const isRunning = current.files.length > 0 && last.ended !== revision;

  // Before the paint, so that the worker is under way while the editor is made.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a revision stands for everything in the case that matters here.
  useLayoutEffect(() => {
    running.current?.abort();
    if (current.files.length === 0) {
      setLast({ ...nothing, revision, ended: revision });
      return;
    }
    const controller = new AbortController();
    running.current = controller;
    const go = () => void run(current, engine, controller.signal, setLast);
    const timer = typed ? setTimeout(go, PAUSE) : undefined;
    if (!typed) go();
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [revision, engine]);

  const stop = useCallback(() => {
    running.current?.abort();
    setLast((before) => ({ ...nothing, revision: before.revision, ended: revision, failure: 'you stopped it.' }));
  }, [revision]);
  const outcome = useMemo<Outcome>(() => {
    const { ended: _, failure, ...rest } = last;
    return { ...rest, running: isRunning, ...(failure && !isRunning && { failure }) };
  }, [last, isRunning]);
  return { outcome, stop };
}

type Tell = (change: (last: Ended) => Ended) => void;

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
      ended: revision,
    }));
    const compared = await engine.compare(analysis.report.plan.files, signal);
    const differences = new Map(compared.map((difference) => [difference.path, difference]));
    tell((last) => ({ ...last, differences }));
  } catch (error) {
    if (signal.aborted) return;
    const failure = error instanceof Error ? error.message : String(error);
    tell((last) => ({ ...nothing, revision: last.revision, ended: revision, failure }));
  }
}
