/** A URL as Go's url.Parse takes it apart, which accepts more than a browser does. */
export function partsOfUrl(url: string): { scheme: string; host: string; path: string } {
  const [, scheme = '', , host = '', rest = ''] = /^([A-Za-z][\w+.-]{0,255}):(\/\/([^/?#]*))?([^?#]*)/s.exec(url) ?? [];
  // Without slashes behind the scheme the rest is opaque: neither host nor path.
  return { scheme: scheme.toLowerCase(), host: host.replace(/^.*@/, ''), path: rest.startsWith('/') ? rest : '' };
}

/** Go's path.Clean of a rooted path. */
export function cleanPath(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return `/${steps.join('/')}`;
}
