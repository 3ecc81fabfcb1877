// What a visitor loads, gzip -9 in KB (1000 bytes), against what the project allows itself.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { root } from './install.mjs';

/**
 * @typedef {Record<string, { file: string, imports?: string[], isDynamicEntry?: boolean, assets?: string[] }>} Manifest
 * @typedef {{ name: string, limit: number, files: string[] }} Part
 */

const engine = 'src/worker/spawn-engine.ts';
const editor = 'src/app/editor/';
/** Holds the text of the worker in which Monaco computes differences. */
const editorWorker = `${editor}monaco-environment.ts`;

/**
 * A chunk and everything that it imports statically.
 * @param {Manifest} manifest
 * @param {string} name
 * @param {Set<string>} [seen]
 * @returns {Set<string>}
 */
function withImports(manifest, name, seen = new Set()) {
  const chunk = manifest[name];
  if (!chunk || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const other of chunk.imports ?? []) withImports(manifest, other, seen);
  return seen;
}

/**
 * The parts of a built page that have a budget. A part without files is an error of this script, not a small part.
 * @param {Manifest} manifest
 * @returns {Part[]}
 */
export function partsOf(manifest) {
  const first = withImports(manifest, 'index.html');
  /** @param {(name: string) => boolean} belongs */
  const later = (belongs) => {
    const entries = Object.keys(manifest).filter((name) => manifest[name]?.isDynamicEntry && belongs(name));
    const files = entries.flatMap((name) => [...withImports(manifest, name)]);
    return [...new Set(files)].filter((file) => file.endsWith('.js') && !first.has(file));
  };
  return [
    { name: 'JavaScript before first paint', limit: 150, files: [...first] },
    { name: 'engine with parsers', limit: 320, files: later((name) => name === engine) },
    { name: 'Monaco', limit: 850, files: later((name) => name.startsWith(editor) && name !== editorWorker) },
    { name: "Monaco's worker", limit: 100, files: later((name) => name === editorWorker) },
    { name: 'certificates', limit: 150, files: manifest[engine]?.assets ?? [] },
    { name: 'the panel of the assistant', limit: 20, files: later((name) => name === 'src/app/assistant/panel.tsx') },
    { name: 'the document of the assistant', limit: 10, files: ['assistant.html'] },
  ];
}

/**
 * @param {string} dist
 * @param {Part[]} parts
 * @returns {{ lines: string[], broken: boolean }}
 */
export function weigh(dist, parts) {
  let broken = false;
  const lines = parts.map(({ name, limit, files }) => {
    const size = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0);
    const verdict = files.length === 0 ? 'MISSING' : size > limit * 1000 ? 'TOO BIG' : 'ok';
    if (verdict !== 'ok') broken = true;
    return `${verdict.padEnd(7)} ${name.padEnd(30)} ${(size / 1000).toFixed(1).padStart(6)} of ${limit} KB`;
  });
  return { lines, broken };
}

/**
 * @param {string} dist
 * @returns {Manifest}
 */
function manifestOf(dist) {
  const file = join(dist, '.vite', 'manifest.json');
  if (!existsSync(file)) throw new Error('Nothing is built: run `npm run build` first.');
  return JSON.parse(readFileSync(file, 'utf8'));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const dist = join(root, 'dist');
  const engine = join(dist, 'engine');
  const files = [...withImports(manifestOf(engine), 'src/engine/index.ts')];
  const weighed = [
    weigh(dist, partsOf(manifestOf(dist))),
    weigh(engine, [{ name: 'engine for Node', limit: 320, files }]),
  ];
  console.log(weighed.flatMap(({ lines }) => lines).join('\n'));
  process.exitCode = weighed.some(({ broken }) => broken) ? 1 : 0;
}
