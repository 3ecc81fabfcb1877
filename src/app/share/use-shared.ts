import { useEffect, useState } from 'react';
import type { Shared } from '../../worker/jobs.ts';
import { useApp } from '../app-context.ts';

type Sharing = { shared: Shared } | { failure: string } | { waiting: true };

/** What others would see of the case, under the person's choices about redaction. Nothing leaves by that. */
export function useShared(diagnosisOnly: boolean): Sharing {
  const { engine, outcome, redaction } = useApp();
  const { analysis, about } = outcome;
  const { options } = redaction;
  const [sharing, setSharing] = useState<Sharing>({ waiting: true });
  useEffect(() => {
    if (!analysis || !about) return;
    const controller = new AbortController();
    setSharing({ waiting: true });
    const given = { files: about.files, report: analysis.report, at: about.at, redaction: options, diagnosisOnly };
    engine.share(given, controller.signal).then(
      (shared) => setSharing({ shared }),
      (error: unknown) => {
        if (!controller.signal.aborted) setSharing({ failure: String(error) });
      },
    );
    return () => controller.abort();
  }, [engine, analysis, about, options, diagnosisOnly]);
  return sharing;
}
