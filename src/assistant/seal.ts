/** Nobody is there, by RFC 6761; and the policy must keep even the look-up from happening. */
const NOBODY = 'https://nobody.invalid/';

/**
 * Narrows this document's policy to one origin, for good: policies only ever add up. Says whether the browser enforces it,
 * by an attempt that carries nothing and that the policy must refuse.
 */
export async function seal(origin: string): Promise<boolean> {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = `connect-src ${origin}`;
  document.head.append(policy);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), 3000);
    document.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) => {
      if (effectiveDirective !== 'connect-src' || !blockedURI.startsWith(NOBODY.slice(0, -1))) return;
      clearTimeout(timer);
      resolve(true);
    });
    fetch(NOBODY, { mode: 'no-cors', credentials: 'omit' }).then(
      () => resolve(false),
      () => undefined,
    );
  });
}
