import { defineConfig } from 'vite';
import { define, repairLibraries } from './vite.shared.ts';

/** The engine alone, as an ES module for Node and browsers, with its libraries inside. */
export default defineConfig({
  define,
  plugins: [repairLibraries],
  publicDir: false,
  build: {
    target: 'es2023',
    outDir: 'dist/engine',
    lib: { entry: 'src/engine/index.ts', formats: ['es'], fileName: 'index' },
    modulePreload: false,
    manifest: true,
    // Vite leaves a library's line breaks for the tree shaking of others; this one is used as it is.
    rolldownOptions: { output: { chunkFileNames: '[name].js', minify: true } },
  },
});
