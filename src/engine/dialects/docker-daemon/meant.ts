import { isLoopbackHost, readInsecureEntry } from '../../runtimes/docker/insecure-entry.ts';
import { readMirror } from '../../runtimes/docker/mirror-url.ts';
import type { Case } from '../rule.ts';

/** The registry that a refused entry of insecure-registries names besides what is not accepted; undefined where that is not clear. */
export function meantHost(text: string): string | undefined {
  const [, host] = /^\s*(?:[a-z]{2,10}:\/\/)?([^\s/]{1,260})(?:\/\S*)?\s*$/i.exec(text) ?? [];
  const entry = host === undefined ? undefined : readInsecureEntry(host);
  return entry?.kind === 'host' && !isPlaceholder(entry.host) ? entry.host : undefined;
}

/** The mirror that a refused text means, with https:// where it has no scheme; undefined where that is not clear. */
export function meantMirror(text: string): string | undefined {
  // dockerd takes no name and password in the URL of a mirror, and no mirror is logged into.
  const trimmed = text.trim().replace(/^(https?:\/\/)[^/\s]{0,300}@/i, '$1');
  const url = trimmed.includes('://') ? trimmed : `https://${trimmed}`;
  const mirror = readMirror(url, '');
  if (mirror.kind !== 'mirror' || url === text) return undefined;
  const entry = readInsecureEntry(mirror.host);
  return entry.kind === 'host' && !isPlaceholder(entry.host) ? url : undefined;
}

/** A bare word in capitals is a variable that somebody was to fill in. */
export const isPlaceholder = (host: string): boolean => /^[A-Z][A-Z0-9_-]{2,40}(?::\d+)?$/.test(host);

/** Text that a program or a person is to replace (shell, Go templates, make, autoconf), or that belongs to a web page. */
export const isFilledInLater = (text: string): boolean => /\$\{?\w|\$\(|\{\{|<[^<>]{0,80}>|%\w+%|@\w+@/.test(text);

/**
 * The registry that an error names or that a person gave; undefined for a guess from the files: it changes with them, and a
 * fix must not bring forth the next one.
 */
export function registryOf({ target }: Case): string | undefined {
  const host = target.known.registry === 'assumed' ? undefined : meantHost(target.registry);
  return host !== undefined && !isLoopbackHost(host) ? host : undefined;
}
