import { useCallback, useEffect, useState } from 'react';
import { ShareError } from '../../engine/share/share-error.ts';
import type { Opened } from '../../worker/jobs.ts';
import { useApp } from '../app-context.ts';
import { unseal } from './seal.ts';

/** The case of a fragment once the worker has read it, and how to try a passphrase. */
export function useOpened(fragment: string): { opened: Opened | undefined; unlock(passphrase: string): Promise<void> } {
  const { engine } = useApp();
  const [opened, setOpened] = useState<Opened>();
  useEffect(() => {
    const controller = new AbortController();
    setOpened(undefined);
    engine.openShared(fragment, controller.signal).then(setOpened, (error: unknown) => {
      if (!controller.signal.aborted) setOpened({ refused: 'damaged', message: String(error) });
    });
    return () => controller.abort();
  }, [engine, fragment]);
  const unlock = useCallback(
    async (passphrase: string) => {
      try {
        setOpened(await engine.openShared(await unseal(fragment, passphrase)));
      } catch (error) {
        if (!(error instanceof ShareError)) throw error;
        setOpened({ refused: error.code, message: error.message });
      }
    },
    [engine, fragment],
  );
  return { opened, unlock };
}
