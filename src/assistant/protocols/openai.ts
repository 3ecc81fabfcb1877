import { errorIn, textAt } from '../json.ts';
import type { Protocol } from './protocol.ts';

/** Chat completions as OpenAI defined them; Ollama, vLLM, llama.cpp and most gateways speak them too. */
export const openai: Protocol = {
  url: (base) => `${base}/chat/completions`,
  headers: (key): Readonly<Record<string, string>> => (key === '' ? {} : { authorization: `Bearer ${key}` }),
  body: (model, text) => ({ model, stream: true, messages: [{ role: 'user', content: text }] }),
  last: '[DONE]',
  steps(value) {
    const said = errorIn(value);
    if (said !== undefined) return [{ kind: 'error', said }];
    const text = textAt(value, 'choices', 0, 'delta', 'content');
    const reason = textAt(value, 'choices', 0, 'finish_reason');
    return [
      ...(text ? [{ kind: 'text' as const, text }] : []),
      ...(reason ? [{ kind: 'end' as const, ...(reason !== 'stop' && { incomplete: reason }) }] : []),
    ];
  },
};
