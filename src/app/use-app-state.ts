import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { shareIn } from '../engine/share/fragment.ts';
import type { Engine } from '../worker/engine-client.ts';
import { focusZone } from './actions/focus.ts';
import type { App, DialogName } from './app-context.ts';
import { type CaseChange, caseAfter, emptyCase } from './case/case.ts';
import { takeFiles, takePaste } from './case/intake.ts';
import { useOutcome } from './case/use-outcome.ts';
import type { Dropped } from './evidence/dropped.ts';
import { STACKED } from './parts/use-media.ts';
import { keep, type Preferences, type Remembered } from './preferences/preferences.ts';
import { showTheme } from './preferences/theme.ts';
import { useRedaction } from './redaction/use-redaction.ts';
import type { Releases } from './second-opinion/releases.ts';
import { useSecondOpinion } from './second-opinion/use-second-opinion.ts';
import { useSharedFragment } from './share/use-shared-fragment.ts';
import type { Said } from './status/announcer.tsx';

export interface AppState {
  app: App;
  said: Said;
  /** On a narrow screen: what was given is there, so the verdict comes first. */
  verdictFirst: boolean;
}

/** The page's whole state, and everything that can be done to it. */
export function useAppState(engine: Engine, releases: Releases, remembered: Remembered): AppState {
  const [current, change] = useReducer(caseAfter, emptyCase, (empty) =>
    remembered.files.length > 0 ? caseAfter(empty, { kind: 'opened', files: remembered.files }) : empty,
  );
  const { outcome, stop } = useOutcome(current, engine);
  const [shared, showShared] = useSharedFragment();
  const secondOpinion = useSecondOpinion(outcome, engine, releases);
  const redaction = useRedaction(current, engine);
  const [preferences, setPreferences] = useState(remembered.preferences);
  const [dialog, show] = useState<DialogName>();
  const [said, setSaid] = useState<Said>({ text: '', seen: false, turn: 0 });
  const [verdictFirst, setVerdictFirst] = useState(remembered.files.length > 0);
  const [safeFiles, setSafeFiles] = useState(emptyCase.files);
  const [taken, setTaken] = useState(0);
  const [sent, setSent] = useState(0);
  const countSent = useCallback(() => setSent((count) => count + 1), []);
  const cameFrom = useRef<Element>(null);

  const say = useCallback(
    (text: string, how?: 'spoken') => setSaid(({ turn }) => ({ text, seen: how !== 'spoken', turn: turn + 1 })),
    [],
  );
  const prefer = useCallback((wish: Partial<Preferences>) => setPreferences((now) => ({ ...now, ...wish })), []);

  useEffect(() => showTheme(preferences.theme), [preferences.theme]);
  useEffect(() => {
    if (!keep(preferences, current.files)) say('The browser refused to remember this.');
  }, [preferences, current.files, say]);
  useEffect(() => {
    if (current.files.length === 0) setVerdictFirst(false);
  }, [current.files]);
  useEffect(() => {
    // Where the verdict comes first, the editor moves below it, and would take the page along to its end.
    if (taken > 0 && matchMedia(STACKED).matches) focusZone('verdict');
  }, [taken]);
  useGuard(current.files.length > 0 && current.files !== safeFiles && preferences.remember !== 'case');
  useWayBack(cameFrom);

  const take = useCallback(
    async (taking: Promise<CaseChange>) => {
      try {
        change(await taking);
        setVerdictFirst(true);
        setTaken((turn) => turn + 1);
      } catch (error) {
        say(`This could not be read: ${error instanceof Error ? error.message : String(error)}`);
      }
    },
    [say],
  );

  const app = useMemo<App>(
    () => ({
      case: current,
      outcome,
      secondOpinion,
      engine,
      shared,
      showShared,
      sent,
      countSent,
      redaction,
      stop,
      change,
      paste: (text, instead) => {
        const fragment = shareIn(text);
        if (fragment) showShared(fragment);
        else void take(takePaste(engine, text, instead));
      },
      addFiles: async (files) => {
        const list = await files;
        const fragment = await sharedFileOf(list);
        if (fragment) showShared(fragment);
        else void take(takeFiles(engine, list));
      },
      open: (files, target) => {
        const opened: CaseChange = { kind: 'opened', files, ...(target && { target }) };
        change(opened);
        setSafeFiles(caseAfter(current, opened).files);
        setVerdictFirst(true);
        show(undefined);
        showShared(undefined);
        window.scrollTo(0, 0);
      },
      goTo: (path, range) => {
        cameFrom.current = document.activeElement;
        change({ kind: 'revealed', path, range });
      },
      preferences,
      prefer,
      dialog,
      show,
      say,
      saved: () => setSafeFiles(current.files),
    }),
    [
      current,
      outcome,
      secondOpinion,
      redaction,
      shared,
      showShared,
      stop,
      preferences,
      dialog,
      engine,
      sent,
      countSent,
      take,
      prefer,
      say,
    ],
  );
  return { app, said, verdictFirst };
}

/** The fragment in a file that is a shared case. */
async function sharedFileOf(files: readonly Dropped[]): Promise<string | undefined> {
  const [first, second] = files;
  if (!first || second || !first.path.endsWith('.known-authority')) return undefined;
  return shareIn(await first.file.text());
}

/** Asks before the page is left while it holds what exists nowhere else. */
function useGuard(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
}

/** After a jump into the editor, Escape goes back to where the jump began, once. */
function useWayBack(cameFrom: { current: Element | null }): void {
  useEffect(() => {
    const back = (event: KeyboardEvent) => {
      const target = cameFrom.current;
      if (event.key !== 'Escape' || event.defaultPrevented || !(target instanceof HTMLElement)) return;
      if (!document.getElementById('desk')?.contains(document.activeElement)) return;
      cameFrom.current = null;
      target.focus();
    };
    window.addEventListener('keydown', back);
    return () => window.removeEventListener('keydown', back);
  }, [cameFrom]);
}
