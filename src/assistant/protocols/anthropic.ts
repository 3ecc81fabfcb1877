import { errorIn, textAt } from '../json.ts';
import type { Protocol, Step } from './protocol.ts';

/** The API wants a bound; long enough for the files of a case. */
const MOST_TOKENS = 8192;

const whole = new Set(['end_turn', 'stop_sequence']);

/** Anthropic's messages. Browsers are let in only by the header that says so. */
export const anthropic: Protocol = {
  url: (base) => `${base}/v1/messages`,
  headers: (key) => ({
    'anthropic-version': '2023-06-01',
    'anthropic-dangerous-direct-browser-access': 'true',
    ...(key !== '' && { 'x-api-key': key }),
  }),
  body: (model, text) => ({
    model,
    max_tokens: MOST_TOKENS,
    stream: true,
    messages: [{ role: 'user', content: text }],
  }),
  steps(value): Step[] {
    switch (textAt(value, 'type')) {
      case 'content_block_delta': {
        const text = textAt(value, 'delta', 'text');
        return textAt(value, 'delta', 'type') === 'text_delta' && text ? [{ kind: 'text', text }] : [];
      }
      case 'message_delta': {
        const reason = textAt(value, 'delta', 'stop_reason');
        return reason !== undefined && !whole.has(reason) ? [{ kind: 'end', incomplete: reason }] : [];
      }
      case 'message_stop':
        return [{ kind: 'end' }];
      case 'error':
        return [{ kind: 'error', said: errorIn(value) ?? 'an error without words' }];
      default:
        return [];
    }
  },
};
