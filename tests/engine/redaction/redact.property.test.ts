import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/engine/redaction/redact.ts';
import { readableIn } from './readable-in.ts';

const piece = fc.constantFrom(
  ...[
    'password',
    'token: ',
    '="',
    "='",
    '": "',
    '"',
    "'",
    '\n',
    '\r\n',
    ' ',
    '\\',
    '\\n',
    '\0',
    '\ud800',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '- ',
    '|\n  ',
  ],
  ...[
    'auth',
    'kind: Secret\ndata:\n  ',
    'https://',
    'a:b@',
    '@',
    'harbor.internal.corp',
    '10.1.2.3',
    'REDACTED_',
    'REDACTED_PASSWORD_01',
    '01',
    '_01',
  ],
  ...[
    'FAKEsecret-12345',
    'RkFLRXNlY3JldC0xMjM0NQ==',
    'ghp_FAKEfakeFAKEfakeFAKEfakeFAKEfake0000',
    '123456',
    'admin',
    'registry-1.example',
    '%46',
    '<a>',
    '\ufeff',
    '198.18.0.1',
  ],
  ...[
    'Bearer ',
    'Basic ',
    '-p ',
    'docker login ',
    'curl -u ',
    '<password>',
    '</password>',
    'ENV ',
    'FROM a\n',
    '[a]\n',
    'key = ',
    '&x ',
    '*x',
  ],
);
const text = fc.array(piece, { maxLength: 40 }).map((all) => all.join(''));
const files = fc
  .array(text, { maxLength: 3 })
  .map((all) => all.map((each, index) => ({ path: `f${index}`, text: each })));
const options = fc.constantFrom(
  {},
  { classes: ['identifying'] as const },
  { alsoSecret: ['harbor', 'a'], keep: ['123456'] },
);

describe('any text', () => {
  it('comes back byte for byte, with no placeholder that is not known', () => {
    fc.assert(
      fc.property(files, options, (given, chosen) => {
        const { files: redacted, restore, placeholders, items } = redact(given, chosen);
        expect(redacted.map((file) => restore(file.text))).toEqual(given.map((file) => file.text));
        expect(placeholders.map(({ count }) => count)).toEqual(items.map(({ places }) => places.length));
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same the second time, and by redactText', () => {
    fc.assert(
      fc.property(files, (given) => {
        const { files: redacted, redactText, restore } = redact(given);
        const again = redacted.map((file) => redactText(file.text));
        expect(again.map(restore)).toEqual(given.map((file) => file.text));
        const changed = given.map((file) => redactText(`${file.text}\n# changed\n`));
        expect(changed.map(restore)).toEqual(given.map((file) => `${file.text}\n# changed\n`));
      }),
      { numRuns: 500 },
    );
  });

  it('holds a planted secret no more, in no encoding', () => {
    const secret = fc.stringMatching(/^FAKE[A-Za-z0-9!#%+./-]{12,24}[0-9]$/);
    const twice = (value: string) => btoa(btoa(`x:${value}`));
    const spelled = fc.constantFrom<(value: string) => string>(
      (value) => value,
      (value) => `--- ${value} ---`,
      (value) => encodeURIComponent(value),
      (value) => JSON.stringify(value),
      (value) => btoa(value),
      (value) => btoa(`ci:${value}`),
      (value) => btoa(`abc:${value}:def`),
      twice,
    );
    const planted = fc.constantFrom<(value: string) => string>(
      (value) => `password = ${JSON.stringify(value)}\n`,
      (value) => `configs:\n  h:\n    auth:\n      password: "${value}"\n`,
      (value) => `kind: Secret\nstringData:\n  odd: '${value}'\n`,
      (value) => `{"auths": {"h": {"auth": "${btoa(`ci:${value}`)}"}}}`,
      (value) => `docker login -u ci -p '${value}' h`,
      (value) => `Authorization: Basic ${btoa(`ci:${value}`)}\n`,
    );
    fc.assert(
      fc.property(secret, planted, fc.array(spelled, { maxLength: 5 }), text, (value, plant, spellings, around) => {
        const given = [
          { path: 'a', text: spellings.map((spell) => spell(value)).join('\n') },
          { path: 'b', text: plant(value) },
          { path: 'c', text: around },
        ];
        const { files: redacted, restore } = redact(given);
        const layers = readableIn(redacted.map((file) => file.text).join('\n'));
        expect(layers.filter((layer) => layer.includes(value))).toEqual([]);
        expect(redacted.map((file) => restore(file.text))).toEqual(given.map((file) => file.text));
      }),
      { numRuns: 400 },
    );
  });
});
