import { useEffect, useRef } from 'react';
import { actions, type Scene } from './actions.ts';
import { matches } from './keys.ts';

/** Keys of the actions, on the whole page and before an editor sees them. */
export function useShortcuts(scene: Scene): void {
  const latest = useRef(scene);
  latest.current = scene;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (document.querySelector('dialog[open]') && event.key !== 'k') return;
      const action = actions.find(({ keys, outsideText }) =>
        keys?.some((chord) => matches(event, chord) && !(outsideText && isText(event.target))),
      );
      if (!action) return;
      event.preventDefault();
      event.stopPropagation();
      if (action.ready?.(latest.current) ?? true) action.run(latest.current);
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, []);
}

const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
