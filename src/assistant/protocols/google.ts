import { at, errorIn, textAt } from '../json.ts';
import type { Protocol, Step } from './protocol.ts';

/** Google's generateContent, streamed as server-sent events. The key goes into a header, never into the address. */
export const google: Protocol = {
  url: (base, model) =>
    `${base}/models/${encodeURIComponent(model.replace(/^models\//, ''))}:streamGenerateContent?alt=sse`,
  headers: (key): Readonly<Record<string, string>> => (key === '' ? {} : { 'x-goog-api-key': key }),
  body: (_model, text) => ({ contents: [{ role: 'user', parts: [{ text }] }] }),
  steps(value): Step[] {
    const said = errorIn(value);
    if (said !== undefined) return [{ kind: 'error', said }];
    const blocked = textAt(value, 'promptFeedback', 'blockReason');
    if (blocked) return [{ kind: 'end', incomplete: blocked }];
    const parts = at(value, 'candidates', 0, 'content', 'parts');
    const texts = (Array.isArray(parts) ? parts : []).filter((part) => at(part, 'thought') !== true);
    const text = texts.map((part) => textAt(part, 'text') ?? '').join('');
    const reason = textAt(value, 'candidates', 0, 'finishReason');
    return [
      ...(text ? [{ kind: 'text' as const, text }] : []),
      ...(reason ? [{ kind: 'end' as const, ...(reason !== 'STOP' && { incomplete: reason }) }] : []),
    ];
  },
};
