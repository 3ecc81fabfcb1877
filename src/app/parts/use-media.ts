import { useSyncExternalStore } from 'react';

/** Below this width the zones stand one below the other. */
export const STACKED = '(max-width: 55.99rem)';

/** Whether a media query holds, kept up to date. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}
