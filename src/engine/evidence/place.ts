import { parseImageReference } from '../workspace/image-reference.ts';
import type { Hop } from '../workspace/report.ts';
import type { Mention, MentionedUrl, Mentions } from './mentions.ts';

/** Where in a pull something failed. */
export interface Place {
  registry?: string;
  url?: string;
  image?: string;
  hop: Hop;
}

/** A stretch of text that one program printed at once. */
export interface Stretch {
  start: number;
  end: number;
}

/** Docker Hub's own names: an image reference says `docker.io` for all of them. */
const hubHosts = new Set(['registry-1.docker.io', 'index.docker.io', 'docker.io', 'auth.docker.io', 'hub.docker.com']);
const tokenPath =
  /^\/(?:service\/token|v2\/token|token|auth\/token|oauth2\/token|jwt\/auth|v2\/auth|auth\/realms|artifactory\/api\/docker\/[^/]{1,100}\/v2\/token|o\/oauth|openid|api\/v2\/token)(?:\/|$)|\/token$/;
const tokenWords =
  /failed to fetch (?:oauth|anonymous) token|failed to authorize|unable to retrieve auth token|fetching (?:bearer )?token|getting (?:bearer )?token/;
const blobWords =
  /httpReadSeeker|failed to copy|error pulling image configuration|download(?:ing)? failed|fetching blob|reading blob|writing blob|failed to fetch layer/i;
/** dockerd's log, of a mirror or of the registry: moby distribution/pull.go. */
const nextWords = /Attempting next endpoint for (?:pull|push)/;
/** How far a URL or a command may stand from an error that names none. */
const reach = 4000;

/**
 * Where the error between `start` and `end` happened: the URL nearest before it in its own statement, else the one
 * nearest after it there, else the last one named before.
 */
export function placeOf(text: string, mentions: Mentions, statement: Stretch, start: number, end: number): Place {
  const inside = <T>(all: readonly Mention<T>[]): Mention<T>[] =>
    all.filter(({ at }) => at >= statement.start && at < statement.end);
  const urls = inside(mentions.urls);
  const url = nearest(urls, start, end);
  const outer = url && outerOf(text, urls, url);
  const near = text.slice(Math.max(statement.start, start - 600), end);
  // No request to a store of blobs tells whose they are, nor one that dockerd has given up: it is the pull that was written before.
  const isTold = url !== undefined && (isApi(url) || !blobWords.test(near)) && !nextWords.test(near);
  const image =
    nearest(inside(mentions.images), start, end) ??
    (isTold ? (imageOf(url) ?? (outer && imageOf(outer))) : lastBefore(mentions.images, start));
  const host = nearest(inside(mentions.hosts), start, end);
  const farUrl = url ?? (host === undefined && image === undefined ? lastBefore(mentions.urls, start) : undefined);
  const ofImage =
    (image === undefined ? undefined : parseImageReference(image)?.registry) ??
    (outer && registryAt(outer.host, undefined));
  if (!farUrl) {
    const registry = ofImage ?? hostOf(host ?? lastBefore(mentions.hosts, start));
    const hop = isOfStore(near, text.slice(start, end)) ? 'blob-store' : registry ? 'registry' : 'unknown';
    return { ...(registry && { registry }), ...(image && { image }), hop };
  }
  const contacted = registryAt(farUrl.host, ofImage);
  const hop = hopOf(farUrl, contacted, ofImage, near);
  const registry = hop === 'registry' ? contacted : farUrl.namespace || ofImage;
  // A registry's token service mostly answers at the registry itself; where its blobs come from tells nothing about it.
  const named = registry ?? (hop === 'blob-store' ? undefined : contacted);
  return { ...(named && { registry: named }), url: farUrl.url, ...(image && { image }), hop };
}

/**
 * Whether a certificate was refused after the registry's own had been taken: that of whoever it redirects to for blobs
 * (measured: dockerd 20.10.24 to 28.5.2, whose classic store names no request then).
 */
const isOfStore = (near: string, words: string): boolean => blobWords.test(near) && words.includes('x509');

/** The contacted host as a registry; a port that the protocol implies is no other registry. */
function registryAt(host: string, ofImage: string | undefined): string {
  if (hubHosts.has(host)) return 'docker.io';
  return ofImage !== undefined && host.replace(/:(?:443|80)$/, '') === ofImage ? ofImage : host;
}

function hopOf(url: MentionedUrl, contacted: string, ofImage: string | undefined, near: string): Hop {
  if (/proxyconnect tcp:\s+\S[^\n]{0,80}$/.test(near)) return 'proxy';
  if (
    tokenPath.test(url.path) ||
    (tokenWords.test(near) && !/^\/v2\/\S{1,300}\/(?:manifests|blobs)\//.test(url.path)) ||
    url.host === 'auth.docker.io'
  )
    return 'token-server';
  if (url.namespace !== undefined && url.namespace !== contacted) return 'mirror';
  if (isApi(url) && ofImage !== undefined && ofImage !== contacted) return 'mirror';
  if (isApi(url)) return 'registry';
  if (blobWords.test(near) && ofImage !== contacted) return 'blob-store';
  return ofImage === contacted || ofImage === undefined ? 'registry' : 'unknown';
}

/** Whether it is a request of the registry API. */
const isApi = ({ path }: MentionedUrl): boolean =>
  /^\/v2\/|\/v2\/\S{1,255}\/(?:manifests|blobs|tags|referrers)\//.test(path);

/**
 * The request to a registry for whose sake `url` was asked, as Go's net/http nests them:
 * `Head "https://registry/v2/…": Get "https://auth/token?…": x509: …`.
 */
function outerOf(text: string, urls: readonly Mention<MentionedUrl>[], url: MentionedUrl): MentionedUrl | undefined {
  const index = urls.findIndex(({ value }) => value === url);
  const [before, own] = [urls[index - 1], urls[index]];
  if (!before || !own || !isApi(before.value)) return undefined;
  const between = text.slice(before.at + before.value.url.length, own.at);
  return /^\\?"?:\s+[A-Z][a-z]{1,8}\s+\\?"?$/.test(between) ? before.value : undefined;
}

/** The reference that a request for a manifest is about. */
function imageOf({ host, path, namespace }: MentionedUrl): string | undefined {
  const [, repository, tag] = /\/v2\/(\S{1,255})\/manifests\/(\S{1,255})$/.exec(path) ?? [];
  if (repository === undefined || tag === undefined) return undefined;
  const registry = namespace || (hubHosts.has(host) ? 'docker.io' : host);
  return `${registry}/${repository}${tag.startsWith('sha256:') ? '@' : ':'}${tag}`;
}

const hostOf = (host: string | undefined): string | undefined =>
  host !== undefined && hubHosts.has(host) ? 'docker.io' : host;

function nearest<T>(mentions: readonly Mention<T>[], start: number, end: number): T | undefined {
  return (
    mentions.findLast(({ at }) => at < start) ??
    mentions.find(({ at }) => at < end) ??
    mentions.find(({ at }) => at >= end)
  )?.value;
}

function lastBefore<T>(mentions: readonly Mention<T>[], start: number): T | undefined {
  return mentions.findLast(({ at }) => at < start && at > start - reach)?.value;
}
