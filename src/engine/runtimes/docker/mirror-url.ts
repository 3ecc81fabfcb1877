import { isBefore } from '../../workspace/version.ts';

/** An entry of `registry-mirrors` as dockerd takes it (moby registry/config.go ValidateMirror). */
export type MirrorUrl =
  | { kind: 'mirror'; scheme: 'http' | 'https'; host: string }
  /** dockerd does not start; `error` is what it says. */
  | { kind: 'refused'; error: string };

const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/is;

/** `version`: of dockerd, empty when not known; then what any supported release accepts is taken as accepted. */
export function readMirror(text: string, version: string): MirrorUrl {
  const [, scheme, authority = '', path = '', query, fragment] = parts.exec(text) ?? [];
  if (scheme === undefined) return refused(noScheme(text, version));
  const kind = scheme.toLowerCase();
  if (kind !== 'http' && kind !== 'https') return refused(`unsupported scheme "${scheme}" in "${text}"`);
  // A password is nothing for a message.
  const told = text.replace(/(:\/\/)[^/?#]*@/, '$1…@');
  if (!isAuthority(authority)) return refused(`"${told}" is not a valid URI`);
  const oldPath = isBefore(version, '25.0') && path !== '' && path !== '/';
  if (query !== undefined || fragment !== undefined || oldPath)
    return refused(`${oldPath ? 'path, query, or fragment' : 'query or fragment'} at end of the URI "${told}"`);
  if (authority.includes('@')) return refused('username/password not allowed in URI');
  return { kind: 'mirror', scheme: kind, host: authority };
}

const refused = (error: string): MirrorUrl => ({ kind: 'refused', error: `invalid mirror: ${error}` });

const noScheme = (text: string, version: string): string =>
  isBefore(version, '28.3')
    ? `unsupported scheme "" in "${text}"`
    : `no scheme specified for "${text}": must use either 'https://' or 'http://'`;

/** What Go's url.Parse takes for a host (net/url shouldEscape, validOptionalPort). */
const isAuthority = (text: string): boolean =>
  !/[\s{}|\\^`%]/.test(text) && /^(?:[^@]*@)?(?:\[[^\]]*\]|[^:@]*)(?::\d*)?$/.test(text);
