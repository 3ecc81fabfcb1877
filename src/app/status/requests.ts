import { useEffect, useState } from 'react';

export interface Requests {
  /** Requests for anything that is not one of the page's own files. */
  foreign: string[];
  /** The page's own files that were loaded, lazily loaded parts included. */
  own: number;
  /** Attempts that the page's policy refused. */
  refused: number;
}

/** Counts what the browser itself reports. Addresses below the page's own folder are the page's files. */
export function useRequests(): Requests {
  const [requests, setRequests] = useState<Requests>({ foreign: [], own: 0, refused: 0 });
  useEffect(() => {
    const home = new URL('.', document.baseURI).href;
    const observer = new PerformanceObserver((list) => {
      const names = list.getEntries().map(({ name }) => name);
      const leaving = names.filter((name) => !name.startsWith(home) && !/^(?:blob|data):/.test(name));
      setRequests((now) => ({
        ...now,
        foreign: [...now.foreign, ...leaving],
        own: now.own + names.length - leaving.length,
      }));
    });
    observer.observe({ type: 'resource', buffered: true });
    const refuse = () => setRequests((now) => ({ ...now, refused: now.refused + 1 }));
    document.addEventListener('securitypolicyviolation', refuse);
    return () => {
      observer.disconnect();
      document.removeEventListener('securitypolicyviolation', refuse);
    };
  }, []);
  return requests;
}
