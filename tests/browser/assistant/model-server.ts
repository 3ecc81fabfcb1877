import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ProtocolName } from '../../../src/assistant/endpoint.ts';

/** How the server behaves, named by the model that is asked for. */
const behaviours = {
  /** Answers with `answer`, in small pieces. */
  good: (response, server) => stream(response, server, piecesOf(server)),
  /** The same, cut in the middle of characters, lines and events, with CRLF. */
  chopped: async (response, server) => {
    const bytes = new TextEncoder().encode(piecesOf(server).join('').replaceAll('\n', '\r\n'));
    begin(response);
    for (let at = 0; at < bytes.length; at += 7) {
      response.write(bytes.subarray(at, at + 7));
      if (at % 700 === 0) await pause(1);
    }
    response.end();
  },
  /** One piece, and then nothing more. */
  slow: async (response, server) => {
    begin(response);
    response.write(piecesOf(server).slice(0, 2).join(''));
  },
  silent: async () => {},
  /** Ends in the middle without a word. */
  cut: (response, server) => stream(response, server, piecesOf(server).slice(0, 2)),
  /** The connection breaks in the middle. */
  broken: async (response, server) => {
    begin(response);
    response.write(piecesOf(server)[0]);
    await pause(100);
    response.destroy();
  },
  malformed: (response, server) => stream(response, server, ['data: {"choices": [\n\n']),
  'error-inside': (response, server) =>
    stream(response, server, [
      piecesOf(server)[0] ?? '',
      'event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}\n\n',
    ]),
  page: async (response) => {
    response.writeHead(200, { ...cors, 'Content-Type': 'text/html' }).end('<h1>Welcome to the proxy</h1>');
  },
  'no-key': (response, server) =>
    refuse(response, 401, { error: { message: `Incorrect API key provided: ${server.asked.at(-1)?.key}.` } }),
  forbidden: (response) => refuse(response, 403, { error: { message: 'Your organisation may not use this model.' } }),
  unknown: (response) => refuse(response, 404, { error: { message: 'The model `unknown` does not exist.' } }),
  busy: (response) => refuse(response, 429, { error: { message: 'Rate limit reached.' } }, { 'Retry-After': '17' }),
  /** Does not let pages read its answers. */
  'no-cors': async (response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' }).end('data: [DONE]\n\n');
  },
} satisfies Record<string, (response: ServerResponse, server: ModelServer) => Promise<void>>;

export type Behaviour = keyof typeof behaviours;

export interface Asked {
  protocol: ProtocolName;
  model: string;
  key: string;
  /** The body as it came. */
  body: string;
  headers: IncomingMessage['headers'];
  url: string;
}

export interface ModelServer {
  url: string;
  /** Every question in order; requests of browsers for permission are none. */
  asked: Asked[];
  /** Paths of everything that came at all, with its method. */
  requests: string[];
  /** What a model says next. */
  answer: string;
  /** Whether the last question's connection was closed by the other side. */
  hungUp: boolean;
  close(): Promise<void>;
}

/** A server on loopback that speaks the three protocols with server-sent events, as the real ones do. */
export async function modelServer(): Promise<ModelServer> {
  const http = createServer(async (request, response) => {
    server.requests.push(`${request.method} ${request.url}`);
    const body = await bodyOf(request);
    const asked = questionOf(request, body);
    if (request.method === 'OPTIONS') {
      response.writeHead(204, cors).end();
      return;
    }
    server.asked.push(asked);
    server.hungUp = false;
    response.on('close', () => {
      server.hungUp = !response.writableFinished;
    });
    const behave = Object.hasOwn(behaviours, asked.model) ? behaviours[asked.model as Behaviour] : behaviours.unknown;
    await behave(response, server);
  });
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  const { port } = http.address() as AddressInfo;
  const server: ModelServer = {
    url: `http://127.0.0.1:${port}`,
    asked: [],
    requests: [],
    answer: 'It is as the report says.',
    hungUp: false,
    close: async () => {
      http.closeAllConnections();
      await new Promise((done) => http.close(done));
    },
  };
  return server;
}

const cors = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': '*, Authorization',
  'Access-Control-Expose-Headers': 'Retry-After',
};

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function questionOf({ url = '', headers }: IncomingMessage, body: string): Asked {
  const given: { model?: string } = body === '' ? {} : JSON.parse(body);
  const google = /\/models\/([^:]+):/.exec(url)?.[1];
  const shared = { body, headers, url };
  if (google) return { ...shared, protocol: 'google', model: google, key: String(headers['x-goog-api-key'] ?? '') };
  if (url.endsWith('/messages'))
    return { ...shared, protocol: 'anthropic', model: given.model ?? '', key: String(headers['x-api-key'] ?? '') };
  const key = (headers.authorization ?? '').replace(/^Bearer /, '');
  return { ...shared, protocol: 'openai', model: given.model ?? '', key };
}

function begin(response: ServerResponse): void {
  response.writeHead(200, { ...cors, 'Content-Type': 'text/event-stream; charset=utf-8' });
}

async function stream(response: ServerResponse, _server: ModelServer, pieces: readonly string[]): Promise<void> {
  begin(response);
  for (const piece of pieces) {
    response.write(piece);
    await pause(2);
  }
  response.end();
}

async function refuse(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<void> {
  response.writeHead(status, { ...cors, ...headers, 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

const event = (data: unknown, name?: string): string =>
  `${name ? `event: ${name}\n` : ''}data: ${JSON.stringify(data)}\n\n`;

/** The answer as the events of the protocol in which the last question came. */
function piecesOf({ answer, asked }: ModelServer): string[] {
  const words = answer.match(/[\s\S]{1,40}/gu) ?? [];
  switch (asked.at(-1)?.protocol) {
    case 'anthropic':
      return [
        event({ type: 'message_start', message: { id: 'm', usage: { input_tokens: 1 } } }, 'message_start'),
        event(
          { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
          'content_block_start',
        ),
        event({ type: 'ping' }, 'ping'),
        ...words.map((text) =>
          event({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } }, 'content_block_delta'),
        ),
        event({ type: 'message_delta', delta: { stop_reason: 'end_turn' } }, 'message_delta'),
        event({ type: 'message_stop' }, 'message_stop'),
      ];
    case 'google':
      return words.map((text, index) =>
        event({
          candidates: [
            {
              content: { role: 'model', parts: [{ text }] },
              ...(index === words.length - 1 && { finishReason: 'STOP' }),
            },
          ],
        }),
      );
    default:
      return [
        ': a comment\n\n',
        ...words.map((content) => event({ choices: [{ index: 0, delta: { content }, finish_reason: null }] })),
        event({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }),
        'data: [DONE]\n\n',
      ];
  }
}
