import { useCallback, useEffect, useState } from 'react';
import { isShare } from '../../engine/share/fragment.ts';

/** The shared case that the page's address names, or that was opened here; and how to show another or none. */
export function useSharedFragment(): [string | undefined, (fragment: string | undefined) => void] {
  const [fragment, setFragment] = useState(named);
  useEffect(() => {
    const follow = () => setFragment(named());
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  const show = useCallback((next: string | undefined) => {
    if (next === undefined && named()) putInAddress('');
    setFragment(next);
  }, []);
  return [fragment, show];
}

/** Changes the page's own address without a request and without a new entry of the history. */
export const putInAddress = (fragment: string): void =>
  history.replaceState(null, '', location.pathname + location.search + (fragment && `#${fragment}`));

const named = (): string | undefined => (isShare(location.hash) ? location.hash.slice(1) : undefined);
