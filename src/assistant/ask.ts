import type { Endpoint } from './endpoint.ts';
import type { Ending, Failure } from './failure.ts';
import { errorIn } from './json.ts';
import { protocols } from './protocols/index.ts';
import type { Protocol } from './protocols/protocol.ts';
import { EventReader, MalformedStream, type ServerEvent } from './sse.ts';

export interface Question {
  endpoint: Endpoint;
  model: string;
  /** Empty for a server that wants none. */
  key: string;
  text: string;
}

/** Seconds without a sign of life after which nobody is waited for: a local model is loaded first, and that takes time. */
const PATIENCE = 180;
/** No answer about a few files is longer. UTF-16 code units. */
const LONGEST_ANSWER = 1_000_000;
const LONGEST_ERROR = 600;

/** Asks once and tells the answer as it comes. Never throws: what goes wrong is the ending. */
export async function ask(question: Question, tell: (text: string) => void, signal: AbortSignal): Promise<Ending> {
  const { endpoint, model, key, text } = question;
  const protocol = protocols[endpoint.protocol];
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), PATIENCE * 1000);
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), PATIENCE * 1000);
  };
  let answered = false;
  try {
    const response = await fetch(protocol.url(endpoint.base, model), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...protocol.headers(key) },
      body: JSON.stringify(protocol.body(model, text)),
      signal: AbortSignal.any([signal, silence.signal]),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      cache: 'no-store',
    });
    heard();
    answered = true;
    if (!response.ok) return await statusOf(response, hiding(key));
    const type = response.headers.get('content-type') ?? '';
    if (!response.body || !/^text\/event-stream\b/i.test(type))
      return { kind: 'not-a-stream', type: type.slice(0, 100) };
    return await readAnswer(response.body, protocol, { tell, heard, hide: hiding(key) });
  } catch (error) {
    if (signal.aborted) return { kind: 'cancelled' };
    if (silence.signal.aborted) return { kind: 'timeout', seconds: PATIENCE };
    if (error instanceof MalformedStream) return { kind: 'malformed', said: error.message };
    return { kind: answered ? 'cut' : 'unreachable' };
  } finally {
    clearTimeout(timer);
  }
}

interface Listener {
  tell(text: string): void;
  heard(): void;
  hide(text: string): string;
}

async function readAnswer(
  body: ReadableStream<Uint8Array>,
  protocol: Protocol,
  { tell, heard, hide }: Listener,
): Promise<Ending> {
  const stream = body.getReader();
  const decoder = new TextDecoder();
  const events = new EventReader();
  let length = 0;
  const take = (some: readonly ServerEvent[]): Ending | undefined => {
    for (const { data } of some) {
      if (data === protocol.last) return { kind: 'complete' };
      for (const step of protocol.steps(parsed(data))) {
        if (step.kind === 'error') return { kind: 'reported', said: hide(step.said) };
        if (step.kind === 'end')
          return step.incomplete ? { kind: 'incomplete', reason: step.incomplete.slice(0, 60) } : { kind: 'complete' };
        length += step.text.length;
        if (length > LONGEST_ANSWER) return { kind: 'too-long' };
        tell(step.text);
      }
    }
    return undefined;
  };
  try {
    for (;;) {
      const { done, value } = await stream.read();
      heard();
      const ending = take(
        done
          ? [...events.push(decoder.decode()), ...events.end()]
          : events.push(decoder.decode(value, { stream: true })),
      );
      if (ending) return ending;
      if (done) return { kind: 'cut' };
    }
  } finally {
    stream.cancel().catch(() => undefined);
  }
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    throw new MalformedStream(`an event that is no JSON: ${data.slice(0, 80)}`);
  }
}

async function statusOf(response: Response, hide: Listener['hide']): Promise<Failure> {
  const body = await response.text().catch(() => '');
  let said: string | undefined;
  try {
    said = errorIn(JSON.parse(body));
  } catch {
    // Not every server, and no proxy, words its errors in JSON.
  }
  const retryAfter = response.headers.get('retry-after')?.slice(0, 40);
  const words = hide(said ?? (/^\s*</.test(body) ? '' : body));
  return { kind: 'status', status: response.status, said: words, ...(retryAfter && { retryAfter }) };
}

/** Some servers repeat the key that they refuse: it stays in this document. */
const hiding =
  (key: string): Listener['hide'] =>
  (text) =>
    shortened(key === '' ? text : text.replaceAll(key, '[the key]'));

const shortened = (text: string): string => (text.length > LONGEST_ERROR ? `${text.slice(0, LONGEST_ERROR)} …` : text);
