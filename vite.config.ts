import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { assistantDocument } from './vite.assistant.ts';
import { base64Modules, define, repairLibraries } from './vite.shared.ts';

/** Only in the built page: the development server needs inline scripts and a WebSocket. */
const policyInPage: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
      injectTo: 'head-prepend',
    },
  ],
};

export default defineConfig({
  base: './',
  define,
  plugins: [base64Modules, repairLibraries, react(), policyInPage, assistantDocument],
  // Nothing is inlined as data: and nothing else is added to what the page itself asks for.
  build: {
    target: 'es2023',
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4000,
  },
  // Workers are inlined as blob: URLs; as modules they would not start everywhere.
  worker: { format: 'iife', plugins: () => [repairLibraries] },
});
