import type * as Monaco from 'monaco-editor/editor';

/** TOML 1.0, as far as colours go. Monaco has no grammar for it. */
export function registerToml(monaco: typeof Monaco): void {
  monaco.languages.register({ id: 'toml' });
  monaco.languages.setLanguageConfiguration('toml', {
    comments: { lineComment: '#' },
    brackets: [
      ['[', ']'],
      ['{', '}'],
    ],
    autoClosingPairs: [
      { open: '[', close: ']', notIn: ['string', 'comment'] },
      { open: '{', close: '}', notIn: ['string', 'comment'] },
      { open: '"', close: '"', notIn: ['string', 'comment'] },
      { open: "'", close: "'", notIn: ['string', 'comment'] },
    ],
    folding: { markers: { start: /^\s*\[/, end: /^\s*$/ } },
  });
  monaco.languages.setMonarchTokensProvider('toml', {
    tokenPostfix: '.toml',
    escapes: /\\(?:[btnfre"\\]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})/,
    brackets: [
      { open: '[', close: ']', token: 'delimiter.square' },
      { open: '{', close: '}', token: 'delimiter.curly' },
    ],
    tokenizer: {
      root: [
        [/^\s*\[\[?/, { token: 'header', next: '@header' }],
        [/#.*$/, 'comment'],
        [/[A-Za-z0-9_-]+(?=\s*[.=])/, 'key'],
        [/"(?:[^"\\]|\\.)*"(?=\s*[.=])/, 'key'],
        [/'[^']*'(?=\s*[.=])/, 'key'],
        [/=/, 'delimiter'],
        { include: '@value' },
      ],
      header: [
        [/"(?:[^"\\]|\\.)*"|'[^']*'/, 'header'],
        [/[A-Za-z0-9_.-]+/, 'header'],
        [/\]\]?/, { token: 'header', next: '@pop' }],
        [/#.*$/, { token: 'comment', next: '@pop' }],
        [/$/, '', '@pop'],
        [/\s+/, ''],
      ],
      value: [
        [/"""/, 'string', '@multiBasic'],
        [/'''/, 'string', '@multiLiteral'],
        [/"/, 'string', '@basic'],
        [/'[^'\n]*'/, 'string'],
        [/'[^'\n]*$/, 'string.invalid'],
        [/\b(?:true|false)\b/, 'keyword'],
        [/\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}:\d{2})?)?/, 'number'],
        [
          /0x[0-9A-Fa-f_]+|0o[0-7_]+|0b[01_]+|[+-]?(?:inf|nan)\b|[+-]?\d[\d_]*(?:\.[\d_]+)?(?:[eE][+-]?[\d_]+)?/,
          'number',
        ],
        [/[[\]{}]/, '@brackets'],
        [/,/, 'delimiter'],
      ],
      basic: [
        [/[^\\"]+/, 'string'],
        [/@escapes/, 'string.escape'],
        [/\\./, 'string.invalid'],
        [/"/, 'string', '@pop'],
        [/$/, '', '@pop'],
      ],
      multiBasic: [
        [/"""/, 'string', '@pop'],
        [/@escapes/, 'string.escape'],
        [/[^\\"]+/, 'string'],
        [/["\\]/, 'string'],
      ],
      multiLiteral: [
        [/'''/, 'string', '@pop'],
        [/[^']+/, 'string'],
        [/'/, 'string'],
      ],
    },
  });
}

/** JSON with the comments that people write into it. Monaco's own JSON is a language service of 300 KB. */
export function registerJson(monaco: typeof Monaco): void {
  monaco.languages.register({ id: 'json' });
  monaco.languages.setLanguageConfiguration('json', {
    comments: { lineComment: '//', blockComment: ['/*', '*/'] },
    brackets: [
      ['{', '}'],
      ['[', ']'],
    ],
  });
  monaco.languages.setMonarchTokensProvider('json', {
    tokenPostfix: '.json',
    brackets: [
      { open: '{', close: '}', token: 'delimiter.curly' },
      { open: '[', close: ']', token: 'delimiter.square' },
    ],
    tokenizer: {
      root: [
        [/"(?:[^"\\]|\\.)*"(?=\s*:)/, 'key'],
        [/"(?:[^"\\]|\\.)*"/, 'string'],
        [/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/, 'number'],
        [/\b(?:true|false|null)\b/, 'keyword'],
        [/[{}[\]]/, '@brackets'],
        [/[:,]/, 'delimiter'],
        [/(?:\/\/|#).*$/, 'comment'],
        [/\/\*/, 'comment', '@block'],
      ],
      block: [
        [/\*\//, 'comment', '@pop'],
        [/./, 'comment'],
      ],
    },
  });
}
