import { useEffect, useState } from 'react';

let loading: Promise<typeof import('./monaco-editor.tsx')> | undefined;

/** Loads Monaco once. Its environment comes first, in a chunk of its own (see monaco-environment.ts). */
export function richEditor(): Promise<typeof import('./monaco-editor.tsx')> {
  loading ??= import('./monaco-environment.ts').then(() => import('./monaco-editor.tsx'));
  return loading;
}

/** The diff view, behind the same environment. */
export async function diffEditor(): Promise<typeof import('./diff-editor.tsx')> {
  await import('./monaco-environment.ts');
  return import('./diff-editor.tsx');
}

/** Phones and tablets: Monaco does not support their keyboards and selections. */
export const coarsePointer = (): boolean =>
  matchMedia('(pointer: coarse)').matches && !matchMedia('(any-pointer: fine)').matches;

/** Loads the rich editor when the page has come to rest, if it is wanted; says whether it is there. */
export function useRichEditor(wanted: boolean): 'coming' | 'ready' | 'failed' {
  const [state, setState] = useState<'coming' | 'ready' | 'failed'>('coming');
  useEffect(() => {
    if (!wanted || state !== 'coming') return;
    const load = () =>
      richEditor().then(
        () => setState('ready'),
        () => {
          loading = undefined;
          setState('failed');
        },
      );
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(load, 500);
      return () => clearTimeout(timer);
    }
    const idle = requestIdleCallback(load, { timeout: 2000 });
    return () => cancelIdleCallback(idle);
  }, [wanted, state]);
  return state;
}
