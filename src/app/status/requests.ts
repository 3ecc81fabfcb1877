import { useEffect, useState, useSyncExternalStore } from 'react';
import { heardRequests, onRequest } from '../../worker/heard-requests.ts';

export interface Requests {
  /** Requests for anything that is not one of the page's own files. */
  foreign: string[];
  /** The page's own files that were loaded, lazily loaded parts included. */
  own: number;
  /** Attempts that the page's policy refused. */
  refused: number;
}

interface Seen {
  /** Addresses of what the document asked for, and of what it tried to ask for: browsers list both. */
  asked: readonly string[];
  /** Addresses that the policy refused, before anything was sent. */
  refused: readonly string[];
}

/**
 * Counts what the browser itself reports of this document, and what our workers tell that it reports of them. The page's
 * own files are what stands below its own folder and is asked for without a query, which could carry something.
 */
export function useRequests(): Requests {
  const [seen, setSeen] = useState<Seen>({ asked: [], refused: [] });
  const heard = useSyncExternalStore(onRequest, heardRequests);
  useEffect(() => {
    const observer = new PerformanceObserver((list) => {
      const names = list.getEntries().map(({ name }) => name);
      setSeen((now) => ({ ...now, asked: [...now.asked, ...names] }));
    });
    observer.observe({ type: 'resource', buffered: true });
    const refuse = ({ blockedURI }: SecurityPolicyViolationEvent) =>
      setSeen((now) => ({ ...now, refused: [...now.refused, blockedURI] }));
    document.addEventListener('securitypolicyviolation', refuse);
    return () => {
      observer.disconnect();
      document.removeEventListener('securitypolicyviolation', refuse);
    };
  }, []);
  const asked = [...seen.asked, ...heard.asked];
  const refused = [...seen.refused, ...heard.refused];
  const home = new URL('.', document.baseURI).href;
  const made = without(asked, refused);
  const foreign = made.filter((name) => !isOwn(name, home));
  return { foreign, own: made.length - foreign.length, refused: refused.length };
}

const isOwn = (name: string, home: string): boolean =>
  /^(?:blob|data):/.test(name) || (name.startsWith(home) && !name.includes('?'));

/** The addresses without those that were refused: one refusal takes back one attempt. */
function without(asked: readonly string[], refused: readonly string[]): string[] {
  const left = [...refused];
  return asked.filter((name) => {
    const at = left.indexOf(name);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
