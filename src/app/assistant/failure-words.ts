import type { Endpoint } from '../../assistant/endpoint.ts';
import type { Failure } from '../../assistant/failure.ts';

type Says = { [Kind in Failure['kind']]: (failure: Extract<Failure, { kind: Kind }>, endpoint: Endpoint) => string };

const says: Says = {
  unreachable: ({ kind: _ }, { origin, loopback }) =>
    `${origin} could not be asked. Either nobody answers there, or its server does not let pages ask it (CORS); a browser does not say which.${
      loopback
        ? ' A program on this machine has to be told that it may answer pages: Ollama by OLLAMA_ORIGINS=*, since this frame has no origin of its own.'
        : ''
    }`,
  status: ({ status, said, retryAfter }, { loopback }) =>
    [
      statuses.get(status) ?? `The server answered with status ${status}.`,
      status === 403 && loopback && 'A local server that refuses pages answers so too: Ollama needs OLLAMA_ORIGINS=*.',
      status === 429 && retryAfter !== undefined && `It asks to wait: ${waiting(retryAfter)}.`,
      said !== '' && `It says: ${said}`,
    ]
      .filter(Boolean)
      .join(' '),
  timeout: ({ seconds }) => `The server has said nothing for ${seconds} seconds, so it was hung up.`,
  reported: ({ said }) => `The server broke off with an error: ${said}`,
  'not-a-stream': ({ type }) =>
    `The server answered, but not with a stream of events (${type || 'no content type'}). The address or the kind of server may be wrong.`,
  malformed: ({ said }) => `The server's stream could not be read: ${said}.`,
  cut: () => 'The connection ended before the answer did. What came is below; it is not complete.',
  incomplete: ({ reason }) => `The model stopped before its answer was complete (${reason}). What came is below.`,
  'too-long': () => 'The answer grew beyond a million characters and was cut off.',
  cancelled: () => 'You stopped it. What had come by then is below.',
};

const statuses: ReadonlyMap<number, string> = new Map([
  [400, 'The server does not understand the question (400). Mostly the model or the kind of server is wrong.'],
  [401, 'The server does not accept the key (401).'],
  [402, 'The account behind the key has no credit (402).'],
  [403, 'The server does not allow this (403): the key may not use this model, or the page may not ask.'],
  [404, 'The server knows no such model, or the address is wrong (404).'],
  [413, 'The question is too long for this server (413). Take files out of the case, or edit the text.'],
  [429, 'The server has too many questions, or your account is at its limit (429).'],
  [503, 'The server is overloaded (503). Ask again later.'],
  [529, 'The server is overloaded (529). Ask again later.'],
]);

const waiting = (retryAfter: string): string => (/^\d{1,9}$/.test(retryAfter) ? `${retryAfter} seconds` : retryAfter);

/** Why there is no whole answer, in a sentence or two. */
export function wordsFor<Kind extends Failure['kind']>(
  failure: Extract<Failure, { kind: Kind }>,
  endpoint: Endpoint,
): string {
  // Each kind has its own words, which TypeScript does not follow through the table.
  return (says[failure.kind] as (failure: Failure, endpoint: Endpoint) => string)(failure, endpoint);
}
