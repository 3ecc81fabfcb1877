import type { Plugin } from 'vite';

/**
 * `@iarna/toml` holds a guarded `eval("require('util').inspect")`. It is harmless, but it fires a violation event
 * of the page's policy and stops the minifier for the whole chunk.
 */
export const iarnaNoEval: Plugin = {
  name: 'iarna-no-eval',
  transform: (code, id) =>
    id.includes('@iarna/toml') ? code.replace(/eval\("require\('util'\)\.inspect"\)/, 'undefined') : null,
};

/** `@iarna/toml` names Node's `global`. */
export const define = { global: 'globalThis' };
