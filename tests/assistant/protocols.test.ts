import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { protocolNames } from '../../src/assistant/endpoint.ts';
import { protocols } from '../../src/assistant/protocols/index.ts';

const { openai, anthropic, google } = protocols;

describe('a question', () => {
  it('to an OpenAI-compatible server', () => {
    expect(openai.url('https://a/v1', 'm')).toBe('https://a/v1/chat/completions');
    expect(openai.headers('k')).toEqual({ authorization: 'Bearer k' });
    expect(openai.body('m', 'hello')).toEqual({
      model: 'm',
      stream: true,
      messages: [{ role: 'user', content: 'hello' }],
    });
  });

  it('to Anthropic', () => {
    expect(anthropic.url('https://a', 'm')).toBe('https://a/v1/messages');
    expect(anthropic.headers('k')).toMatchObject({
      'x-api-key': 'k',
      'anthropic-version': '2023-06-01',
      'anthropic-dangerous-direct-browser-access': 'true',
    });
    expect(anthropic.body('m', 'hello')).toMatchObject({ model: 'm', stream: true, max_tokens: expect.any(Number) });
  });

  it('to Google, with the model in the address and the key out of it', () => {
    expect(google.url('https://a/v1beta', 'models/g-1')).toBe(
      'https://a/v1beta/models/g-1:streamGenerateContent?alt=sse',
    );
    expect(google.url('https://a/v1beta', '../x?key=1')).not.toContain('/../');
    expect(google.headers('k')).toEqual({ 'x-goog-api-key': 'k' });
  });

  it.each(protocolNames)('without a key sends none: %s', (name) => {
    expect(JSON.stringify(protocols[name].headers(''))).not.toMatch(/key"|authorization/);
  });
});

describe('an answer', () => {
  it.each([
    ['openai', { choices: [{ delta: { content: 'hi' }, finish_reason: null }] }, [{ kind: 'text', text: 'hi' }]],
    ['openai', { choices: [{ delta: {}, finish_reason: 'stop' }] }, [{ kind: 'end' }]],
    ['openai', { choices: [{ delta: {}, finish_reason: 'length' }] }, [{ kind: 'end', incomplete: 'length' }]],
    ['openai', { choices: [], usage: { total_tokens: 3 } }, []],
    ['openai', { error: { message: 'no' } }, [{ kind: 'error', said: 'no' }]],
    ['openai', { error: 'no' }, [{ kind: 'error', said: 'no' }]],
    ['openai', { choices: [{ delta: { reasoning_content: 'hm' } }] }, []],
    ['anthropic', { type: 'ping' }, []],
    [
      'anthropic',
      { type: 'content_block_delta', delta: { type: 'text_delta', text: 'hi' } },
      [{ kind: 'text', text: 'hi' }],
    ],
    ['anthropic', { type: 'content_block_delta', delta: { type: 'thinking_delta', thinking: 'hm' } }, []],
    ['anthropic', { type: 'message_delta', delta: { stop_reason: 'end_turn' } }, []],
    [
      'anthropic',
      { type: 'message_delta', delta: { stop_reason: 'max_tokens' } },
      [{ kind: 'end', incomplete: 'max_tokens' }],
    ],
    ['anthropic', { type: 'message_stop' }, [{ kind: 'end' }]],
    ['anthropic', { type: 'error', error: { message: 'Overloaded' } }, [{ kind: 'error', said: 'Overloaded' }]],
    [
      'google',
      { candidates: [{ content: { parts: [{ text: 'h' }, { text: 'i' }] }, finishReason: 'STOP' }] },
      [{ kind: 'text', text: 'hi' }, { kind: 'end' }],
    ],
    ['google', { candidates: [{ content: { parts: [{ text: 'hm', thought: true }] } }] }, []],
    ['google', { candidates: [{ finishReason: 'SAFETY' }] }, [{ kind: 'end', incomplete: 'SAFETY' }]],
    ['google', { promptFeedback: { blockReason: 'OTHER' } }, [{ kind: 'end', incomplete: 'OTHER' }]],
    ['google', [{ error: { message: 'no' } }], [{ kind: 'error', said: 'no' }]],
  ] as const)('of %s: %j', (name, value, steps) => {
    expect(protocols[name].steps(value)).toEqual(steps);
  });

  it('of any shape makes no protocol throw, and no inherited name is read', () => {
    fc.assert(
      fc.property(fc.constantFrom(...protocolNames), fc.jsonValue(), (name, value) => {
        for (const step of protocols[name].steps(value)) expect(['text', 'end', 'error']).toContain(step.kind);
      }),
    );
    expect(openai.steps(JSON.parse('{"__proto__": {"error": {"message": "x"}}}'))).toEqual([]);
    expect(openai.steps({ choices: { constructor: 1 } })).toEqual([]);
  });
});
