import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const folder = new URL('./src/assistant/', import.meta.url);
const name = 'assistant.html';

const textOf = (file: string): Promise<string> => readFile(new URL(file, folder), 'utf8');
const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The frame's script as a classic one: a module would need CORS headers that no static host sends to an opaque origin. */
async function scriptText(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      target: 'es2023',
      modulePreload: false,
      lib: { entry: fileURLToPath(new URL('main.ts', folder)), formats: ['iife'], name: 'assistant' },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error('The assistant document has no script.');
  return chunk.code.replaceAll('</script', '<\\/script').trim();
}

/**
 * The document of the assistant, whole in one file: style and script inside, named by their hashes in its own policy.
 * That policy leaves open where it may connect to only until its script has read the endpoint: it adds one that names
 * nothing else (src/assistant/seal.ts), and policies only ever narrow each other.
 */
async function documentText(): Promise<string> {
  const [html, style, script] = await Promise.all([textOf(name), textOf('assistant.css'), scriptText()]);
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'connect-src https: http://localhost:* http://127.0.0.1:*',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  const parts: [from: string, to: string][] = [
    ['<head>', `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`],
    ['<link rel="stylesheet" href="./assistant.css" />', `<style>${style}</style>`],
    ['<script src="./main.ts"></script>', `<script>${script}</script>`],
  ];
  return parts.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`${name} no longer holds: ${from}`);
    return text.replace(from, () => to);
  }, html);
}

/** A separate file beside the page: a frame made of a blob or of `srcdoc` would inherit the page's `connect-src 'none'`. */
export const assistantDocument: Plugin = {
  name: 'assistant-document',
  configureServer(server) {
    server.middlewares.use(`/${name}`, (_request, response, next) => {
      documentText().then((text) => response.setHeader('Content-Type', 'text/html; charset=utf-8').end(text), next);
    });
  },
  async generateBundle() {
    this.emitFile({ type: 'asset', fileName: name, source: await documentText() });
  },
};
