// A static server for the built page, on loopback only.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

/** @type {Record<string, string>} */
const contentTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * What a host that can set headers should add. The page does not depend on them: its policy is in index.html.
 * These are the parts that a policy in a page cannot carry.
 */
export const headers = {
  'Content-Security-Policy': "frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** The assistant's document is made to stand in a frame of the page, and in no other. */
const framed = { ...headers, 'Content-Security-Policy': "frame-ancestors 'self'" };

/**
 * The file that a request path names, or undefined: never one outside `folder`.
 * @param {string} folder
 * @param {string} url
 */
export function fileFor(folder, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  if (path.includes('\0')) return undefined;
  const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path));
  if (!file.startsWith(normalize(folder + sep))) return undefined;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

/**
 * Serves `folder` on the loopback addresses. `seen` is told of every request.
 * @param {string} folder
 * @param {number} port 0 takes a free one
 * @param {(url: string) => void} [seen]
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve(folder, port, seen) {
  /** @type {import('node:http').RequestListener} */
  const answer = (request, response) => {
    seen?.(request.url ?? '');
    const allowed = request.method === 'GET' || request.method === 'HEAD';
    const file = allowed ? fileFor(folder, request.url ?? '/') : undefined;
    if (!file) {
      response.writeHead(allowed ? 404 : 405, { ...headers, 'Content-Type': 'text/plain' }).end('not here\n');
      return;
    }
    const type = contentTypes[extname(file)] ?? 'application/octet-stream';
    const own = file.endsWith('assistant.html') ? framed : headers;
    response.writeHead(200, { ...own, 'Content-Type': type, 'Cache-Control': 'no-cache' });
    if (request.method === 'HEAD') response.end();
    else createReadStream(file).pipe(response);
  };
  const server = createServer(answer);
  await listen(server, port, '127.0.0.1');
  const address = server.address();
  const taken = typeof address === 'object' && address ? address.port : port;
  const second = createServer(answer);
  // `localhost` may mean ::1 first; a machine without IPv6 does without.
  await listen(second, taken, '::1').catch(() => {});
  return {
    url: `http://localhost:${taken}`,
    close: async () => {
      for (const one of [server, second]) {
        one.closeAllConnections();
        await new Promise((done) => one.close(done));
      }
    },
  };
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @param {string} host
 */
function listen(server, port, host) {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, host, () => done(undefined));
  });
}
