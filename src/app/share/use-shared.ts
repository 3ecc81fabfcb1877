import { useEffect, useState } from 'react';
import type { Shared } from '../../worker/jobs.ts';
import { useApp } from '../app-context.ts';

export interface Wish {
  diagnosisOnly: boolean;
  /** Hides host names, addresses and accounts as well. */
  identifying: boolean;
}

type Sharing = { shared: Shared } | { failure: string } | { waiting: true };

/** What others would see of the case under these choices. Nothing leaves by that. */
export function useShared({ diagnosisOnly, identifying }: Wish): Sharing {
  const { engine, outcome } = useApp();
  const { analysis, about } = outcome;
  const [sharing, setSharing] = useState<Sharing>({ waiting: true });
  useEffect(() => {
    if (!analysis || !about) return;
    const controller = new AbortController();
    setSharing({ waiting: true });
    const redaction = identifying ? { classes: ['identifying' as const] } : {};
    engine
      .share({ files: about.files, report: analysis.report, at: about.at, redaction, diagnosisOnly }, controller.signal)
      .then(
        (shared) => setSharing({ shared }),
        (error: unknown) => {
          if (!controller.signal.aborted) setSharing({ failure: String(error) });
        },
      );
    return () => controller.abort();
  }, [engine, analysis, about, diagnosisOnly, identifying]);
  return sharing;
}
