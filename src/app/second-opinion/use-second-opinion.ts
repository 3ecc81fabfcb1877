import { useCallback, useEffect, useRef, useState } from 'react';
import { modelledRelease } from '../../engine/runtimes/containerd/registry-settings.ts';
import type { PutCase } from '../../engine/second-opinion/case.ts';
import { compared, type SecondOpinion } from '../../engine/second-opinion/judge.ts';
import { opinionOf } from '../../engine/second-opinion/opinion.ts';
import { programBehind, programOf, versionIn } from '../../engine/second-opinion/programs.ts';
import type { Engine } from '../../worker/engine-client.ts';
import type { Analysis } from '../../worker/jobs.ts';
import type { Outcome } from '../case/use-outcome.ts';
import { isCapable, type Releases } from './releases.ts';

/** What the runtime's own code says of the case, as far as it was asked. */
export interface SecondOpinions {
  /** Whose code it is. */
  program: string;
  /** The release that the report is about: the first to be asked. */
  own: string | undefined;
  /** All that can be asked, oldest first; none where the runtime's code is not here. */
  releases: readonly string[];
  /** By the release. */
  said: ReadonlyMap<string, SecondOpinion>;
  /** The release that is being asked. */
  asking: string | undefined;
  ask(releases: readonly string[]): void;
}

type Said = SecondOpinions['said'];
const nothing: Said = new Map();

/** Puts the case to releases of its runtime: when told to, and by itself where the machine has power to spare. */
export function useSecondOpinion({ analysis, about }: Outcome, engine: Engine, source: Releases): SecondOpinions {
  const [said, setSaid] = useState<{ about?: Analysis; opinions: Said }>({ opinions: nothing });
  const [asking, setAsking] = useState<string>();
  const running = useRef<AbortController>(undefined);
  const target = analysis?.report.target;
  const program = target && target.registry !== '' ? programOf(target.runtime) : undefined;
  const releases = program ? source.names.filter((release) => programBehind(release) === program) : [];
  const own =
    target && (program?.name === 'containerd' ? newestOf(modelledRelease(target), releases) : releases.at(-1));

  const ask = useCallback(
    (wanted: readonly string[]) => {
      if (!analysis || !about) return;
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      const { signal } = controller;
      const run = async () => {
        const put = await engine.put({ ...analysis, ...about, releases: wanted }, signal);
        if (!put) return;
        for (const release of wanted) {
          setAsking(release);
          const opinion = await opinionFrom(release, put, source, signal);
          setSaid(({ about: last, opinions }) => ({
            about: analysis,
            opinions: new Map([...(last === analysis ? opinions : nothing), [release, opinion]]),
          }));
        }
      };
      // Only an abort rejects: what goes wrong over there is an answer of its own.
      void run()
        .catch(() => undefined)
        .finally(() => running.current === controller && setAsking(undefined));
    },
    [analysis, about, engine, source],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was asked about another report is of no use any more.
  useEffect(() => () => running.current?.abort(), [analysis]);

  const isAsked = said.about === analysis || asking !== undefined;
  useEffect(() => {
    if (isAsked || own === undefined || !isCapable(navigator)) return;
    const handle = requestIdleCallback(() => ask([own]), { timeout: 5_000 });
    return () => cancelIdleCallback(handle);
  }, [isAsked, own, ask]);

  return {
    program: program?.name ?? '',
    own,
    releases,
    said: said.about === analysis ? said.opinions : nothing,
    asking,
    ask,
  };
}

async function opinionFrom(
  release: string,
  { before, after, models, missing }: PutCase,
  source: Releases,
  signal: AbortSignal,
): Promise<SecondOpinion> {
  const was = opinionOf(release, await source.ask(release, before, signal));
  const is = opinionOf(release, await source.ask(release, after, signal));
  return compared(was, is, { model: models[release], missing });
}

/** The newest patch release of the same minor release; undefined where there is none here. */
function newestOf(version: string, releases: readonly string[]): string | undefined {
  const minor = /^\d+\.\d+/.exec(version)?.[0];
  return releases.findLast((release) => versionIn(release).startsWith(`${minor}.`));
}
