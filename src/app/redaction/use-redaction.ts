import { useCallback, useEffect, useMemo, useState } from 'react';
import type { RedactionOptions } from '../../engine/redaction/redact.ts';
import type { Engine } from '../../worker/engine-client.ts';
import type { Redacted } from '../../worker/jobs.ts';
import type { Case } from '../case/case.ts';

/** A place that a person chose to leave readable. */
export interface Kept {
  text: string;
  kind: string;
}

/** What leaves the page redacted, and the choices about it. Sharing and the assistant go by the same ones. */
export interface RedactionState {
  /** Of the files as they are; undefined until the first run is over, and without files. */
  found: Redacted | undefined;
  running: boolean;
  /** What the next redaction goes by: for `Engine.redact` too. */
  options: RedactionOptions;
  kept: readonly Kept[];
  /** The text that is selected in the editor. */
  selected: string;
  select(text: string): void;
  /** Leaves a text readable. */
  keep(kept: Kept): void;
  /** Hides again what was left readable. */
  hide(text: string): void;
  /** Hides a text wherever it stands. */
  mark(text: string): void;
  unmark(text: string): void;
  identify(on: boolean): void;
  /** Any texts as they may leave, with the placeholders of the case. */
  texts(given: readonly string[]): Promise<readonly string[]>;
}

interface Choices {
  kept: readonly Kept[];
  marked: readonly string[];
  identifying: boolean;
}
const nothingChosen: Choices = { kept: [], marked: [], identifying: false };

/** Milliseconds without a key until typed text is looked through. */
const PAUSE = 300;

/** Keeps a redaction of the case: in the worker, after a pause while typing; a superseded run is aborted. */
export function useRedaction({ files, typed }: Case, engine: Engine): RedactionState {
  const [found, setFound] = useState<Redacted>();
  const [running, setRunning] = useState(false);
  const [selected, select] = useState('');
  const [{ kept, marked, identifying }, choose] = useState(nothingChosen);
  const options = useMemo<RedactionOptions>(
    () => ({ keep: kept.map(({ text }) => text), alsoSecret: marked, classes: identifying ? ['identifying'] : [] }),
    [kept, marked, identifying],
  );
  const isEmpty = files.length === 0;

  // Choices belong to a case: the next one begins without them.
  useEffect(() => {
    if (isEmpty) choose(nothingChosen);
  }, [isEmpty]);

  useEffect(() => {
    if (files.length === 0) return setFound(undefined);
    const controller = new AbortController();
    setRunning(true);
    const run = () =>
      engine.redact({ files: files.map(({ path, text }) => ({ path, text })), options }, controller.signal).then(
        (result) => {
          setFound(result);
          setRunning(false);
        },
        () => {
          // Only an abort, or the end of the worker; another run follows both.
          if (!controller.signal.aborted) setRunning(false);
        },
      );
    const timer = setTimeout(run, typed ? PAUSE : 0);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [files, typed, options, engine]);

  const texts = useCallback(
    async (given: readonly string[]) => {
      const plain = files.map(({ path, text }) => ({ path, text }));
      return (await engine.redact({ files: plain, options, texts: given })).texts;
    },
    [files, options, engine],
  );

  return useMemo(
    () => ({
      found,
      running,
      options,
      kept,
      selected,
      select,
      keep: (one) => choose((now) => ({ ...now, kept: [...now.kept.filter(({ text }) => text !== one.text), one] })),
      hide: (text) => choose((now) => ({ ...now, kept: now.kept.filter((one) => one.text !== text) })),
      mark: (text) =>
        choose((now) => ({
          ...now,
          kept: now.kept.filter((one) => one.text !== text),
          marked: [...now.marked.filter((one) => one !== text), text],
        })),
      unmark: (text) => choose((now) => ({ ...now, marked: now.marked.filter((one) => one !== text) })),
      identify: (on) => choose((now) => ({ ...now, identifying: on })),
      texts,
    }),
    [found, running, options, kept, selected, texts],
  );
}
