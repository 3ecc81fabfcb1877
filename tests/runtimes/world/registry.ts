import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Blob, imageNamed } from './image.ts';
import type { Answer } from './server.ts';

export interface Credentials {
  user: string;
  password: string;
}

export interface RegistryOptions {
  /** Asks for these, as Basic authentication. */
  basic?: Credentials;
  /** Sends clients for a token to this URL; `issue` of the token server makes the token that is then taken. */
  tokensFrom?: { realm: string; service: string };
  /** Handed out to whom asks as Harbor's API has it: goharbor/harbor src/server/v2.0/handler/systeminfo.go GetCert. */
  ca?: string;
  /** Sends clients elsewhere for every blob, as registries with an object store do: this URL and the digest. */
  blobsAt?: string;
}

const token = 'a-token-of-the-test-run';

/**
 * A registry (the pulling half of the OCI distribution specification) that has every image anybody asks for:
 * its content is made of its name. https://github.com/opencontainers/distribution-spec/blob/main/spec.md
 */
export function registry(options: RegistryOptions = {}): Answer {
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://registry');
    if (options.ca && pathname === '/api/v2.0/systeminfo/getcert') return end(response, 200, options.ca);
    if (!pathname.startsWith('/v2/')) return end(response, 404);
    const challenge = challengeOf(options, request);
    if (challenge) {
      response.setHeader('WWW-Authenticate', challenge);
      return error(response, 401, 'UNAUTHORIZED');
    }
    response.setHeader('Docker-Distribution-API-Version', 'registry/2.0');
    if (pathname === '/v2/') return end(response, 200, '{}');
    // One tag: what lists tags wants to see that it works.
    if (pathname.endsWith('/tags/list')) return end(response, 200, '{"tags":["latest"]}');
    const [, name = '', kind = '', reference = ''] =
      /^\/v2\/([a-z0-9/._-]{1,200})\/(manifests|blobs)\/([\w.:-]{1,200})$/.exec(pathname) ?? [];
    if (kind === 'manifests') {
      const known = blobs.get(reference) ?? remember(`${name}:${reference}`, reference);
      return known ? send(request, response, known) : error(response, 404, 'MANIFEST_UNKNOWN');
    }
    const blob = blobs.get(reference);
    if (!blob) return error(response, 404, 'BLOB_UNKNOWN');
    if (!options.blobsAt) return send(request, response, blob);
    response.setHeader('Location', `${options.blobsAt}/${reference}`);
    end(response, 307);
  };
}

/** Where a registry with `blobsAt` sends its clients. */
export const blobStore: Answer = (request, response) => {
  const blob = blobs.get((request.url ?? '').split('/').at(-1) ?? '');
  if (blob) send(request, response, blob);
  else end(response, 404);
};

/** A token server that knows one user, or lets anybody in. https://distribution.github.io/distribution/spec/auth/token/ */
export const tokenServer =
  (credentials?: Credentials): Answer =>
  (request, response) => {
    if (credentials && request.headers.authorization !== basic(credentials))
      return error(response, 401, 'UNAUTHORIZED');
    response.setHeader('Content-Type', 'application/json');
    end(response, 200, JSON.stringify({ token, access_token: token, expires_in: 300 }));
  };

/** Of every image that was asked for: its blobs and its manifest, by digest. */
const blobs = new Map<string, Blob>();

function remember(name: string, reference: string): Blob | undefined {
  if (reference.startsWith('sha256:')) return undefined;
  const image = imageNamed(name);
  for (const blob of [image.manifest, ...image.blobs]) blobs.set(blob.digest, blob);
  return image.manifest;
}

const basic = ({ user, password }: Credentials): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

function challengeOf(
  { basic: credentials, tokensFrom }: RegistryOptions,
  request: IncomingMessage,
): string | undefined {
  const given = request.headers.authorization;
  if (tokensFrom && given !== `Bearer ${token}`)
    return `Bearer realm="${tokensFrom.realm}",service="${tokensFrom.service}"`;
  if (credentials && given !== basic(credentials)) return 'Basic realm="registry"';
  return undefined;
}

function send(request: IncomingMessage, response: ServerResponse, { bytes, digest, mediaType }: Blob): void {
  response.writeHead(200, {
    'Content-Type': mediaType,
    'Content-Length': bytes.length,
    'Docker-Content-Digest': digest,
    ETag: `"${digest}"`,
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

function error(response: ServerResponse, status: number, code: string): void {
  response.setHeader('Content-Type', 'application/json');
  end(response, status, JSON.stringify({ errors: [{ code, message: code.toLowerCase().replaceAll('_', ' ') }] }));
}

function end(response: ServerResponse, status: number, body = ''): void {
  response.writeHead(status, { 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}
