/** What one worker asked for since it last told: addresses, those that the policy refused among them as browsers list them. */
export interface ToldRequests {
  kind: 'requests';
  asked: readonly string[];
  refused: readonly string[];
}

/** In a worker: tells the page of every request, for the page's own list has those of its document alone. */
export function tellRequests(): void {
  const tell = (asked: readonly string[], refused: readonly string[]) =>
    self.postMessage({ kind: 'requests', asked, refused } satisfies ToldRequests);
  new PerformanceObserver((list) =>
    tell(
      list.getEntries().map(({ name }) => name),
      [],
    ),
  ).observe({ type: 'resource', buffered: true });
  self.addEventListener('securitypolicyviolation', ({ blockedURI }) => tell([], [blockedURI]));
}
