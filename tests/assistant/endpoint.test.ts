import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endpointIn, fragmentOf, protocolNames, readEndpoint } from '../../src/assistant/endpoint.ts';

const baseOf = (address: string, protocol: (typeof protocolNames)[number]): string => {
  const read = readEndpoint(address, protocol);
  return read.ok ? read.endpoint.base : read.why;
};

describe('an address', () => {
  it.each([
    ['https://api.openai.com', 'openai', 'https://api.openai.com/v1'],
    ['https://api.openai.com/v1/', 'openai', 'https://api.openai.com/v1'],
    ['https://api.openai.com/v1/chat/completions', 'openai', 'https://api.openai.com/v1'],
    ['http://localhost:11434', 'openai', 'http://localhost:11434/v1'],
    ['http://127.0.0.1:8000/v1', 'openai', 'http://127.0.0.1:8000/v1'],
    ['https://gateway.corp:8443/llm/openai/v1', 'openai', 'https://gateway.corp:8443/llm/openai/v1'],
    ['https://api.anthropic.com/v1/messages', 'anthropic', 'https://api.anthropic.com'],
    [' https://generativelanguage.googleapis.com ', 'google', 'https://generativelanguage.googleapis.com/v1beta'],
  ] as const)('%s for %s is %s', (address, protocol, base) => {
    expect(baseOf(address, protocol)).toBe(base);
  });

  it.each([
    ['', /Give the address/],
    ['api.openai.com', /no address/],
    ['http://api.openai.com', /must begin with https/],
    ['http://192.168.1.5:11434', /must begin with https/],
    ['http://localhost.evil.example', /must begin with https/],
    ['ftp://localhost', /must begin with https/],
    ['javascript:alert(1)', /host name|must begin/],
    ['https://me:key@api.openai.com', /user name or a password/],
    ['https://me@api.openai.com', /user name or a password/],
    ['https://api.openai.com/v1?api-key=1', /query or a fragment/],
    ['https://api.openai.com/v1#key', /query or a fragment/],
    ['https://api.openai.com/v1?', /query or a fragment/],
    ['https://*', /plain host name/],
    ['https://*.openai.com', /plain host name/],
    ["https://a;script-src'self'", /plain host name|no address/],
    ['https://a,b', /plain host name/],
    ['http://[::1]:11434', /IPv6/],
    [`https://${'a.'.repeat(200)}com`, /plain host name/],
    [`https://a/${'b'.repeat(600)}`, /too long/],
  ])('%s is refused', (address, why) => {
    expect(baseOf(address, 'openai')).toMatch(why);
  });

  it('never yields a source that a policy could read as anything but one origin', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string({ unit: 'binary' }).map((text) => `https://${text}`),
        ),
        (address) => {
          const read = readEndpoint(address, 'openai');
          if (read.ok) expect(read.endpoint.origin).toMatch(/^https:\/\/[a-z0-9.-]+(?::\d+)?$/);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('survives the way through the fragment, where it is judged anew', () => {
    for (const protocol of protocolNames) {
      const read = readEndpoint('https://gateway.corp:8443/a%20b', protocol);
      expect(read.ok && endpointIn(fragmentOf(read.endpoint))).toEqual(read);
    }
    expect(endpointIn('#protocol=openai&base=http://evil.example').ok).toBe(false);
    expect(endpointIn('#protocol=__proto__&base=https://a.com').ok).toBe(false);
    expect(endpointIn('').ok).toBe(false);
  });
});
