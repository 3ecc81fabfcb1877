import { useLayoutEffect, useRef } from 'react';
import { actions, type Scene } from './actions.ts';
import { matches } from './keys.ts';

/** Keys of the actions, on the whole page and before an editor sees them. What is not ready leaves the key to others. */
export function useShortcuts(scene: Scene): void {
  const latest = useRef(scene);
  latest.current = scene;
  // With the first drawing, so that what can be seen can be used.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (document.querySelector('dialog[open]')) return;
      const action = actions.find(({ keys }) => keys?.some((chord) => matches(event, chord)));
      if (!action || action.ready?.(latest.current) === false) return;
      event.preventDefault();
      event.stopPropagation();
      action.run(latest.current);
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, []);
}
