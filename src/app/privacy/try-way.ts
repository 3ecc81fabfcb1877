import { refusal } from '../trusted-types.ts';
import type { Way } from './ways.ts';

export type Result =
  /** The browser itself has said that the page's policy refused it, and by which of its rules. */
  | { state: 'refused'; by: string }
  /** This browser does not have it. */
  | { state: 'absent' }
  /** Nobody refused it in time: it may have got through. */
  | { state: 'open' };

/** Milliseconds that a refusal may take; it comes before anything is sent, and usually at once. */
const PATIENCE = 2000;

/**
 * Tries one way out and waits for the browser's word that the policy refused it. That a request failed proves nothing: it
 * would fail as well where nobody listens.
 */
export async function tryWay({ id, known, run }: Way, place: HTMLElement): Promise<Result> {
  if (known?.() === false) return { state: 'absent' };
  const own = new URL(`self-test/${id}`, document.baseURI).href;
  const other = `https://self-test.invalid/${id}`;
  const over = new AbortController();
  try {
    return await new Promise<Result>((resolve) => {
      const refused = (by: string): void => resolve({ state: 'refused', by });
      const caught = (error: unknown): void => {
        if (error instanceof Error && error.message.includes(refusal)) refused('trusted-types');
      };
      document.addEventListener(
        'securitypolicyviolation',
        ({ blockedURI, effectiveDirective, disposition }) => {
          if (disposition === 'enforce' && isAbout(blockedURI, id)) refused(effectiveDirective);
        },
        { signal: over.signal },
      );
      const timer = setTimeout(() => resolve({ state: 'open' }), PATIENCE);
      over.signal.addEventListener('abort', () => clearTimeout(timer));
      try {
        Promise.resolve(run({ own, other, place, refused })).catch(caught);
      } catch (error) {
        caught(error);
      }
    });
  } finally {
    over.abort();
    place.replaceChildren();
    place.removeAttribute('style');
  }
}

/** Browsers name the whole address, or its origin where they tell no more; attempts come one after the other. */
const isAbout = (blocked: string, id: string): boolean =>
  blocked.endsWith(`self-test/${id}`) ||
  blocked.endsWith(`self-test.invalid/${id}`) ||
  blocked === 'https://self-test.invalid' ||
  blocked === location.origin;
