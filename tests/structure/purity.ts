import { Visitor } from 'vite';
import { parse, type Source } from './sources.ts';

/** Names of the world outside. `document` is missing: the engine is compiled without the DOM's types (tsconfig.engine.json). */
const outside = new Set([
  ...['console', 'window', 'self', 'globalThis', 'navigator', 'location', 'performance', 'process', 'Buffer'],
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'Worker', 'indexedDB', 'localStorage', 'sessionStorage'],
  ...['setTimeout', 'setInterval', 'postMessage', 'eval', 'Function'],
  ...['Math.random', 'Date.now', 'crypto.getRandomValues', 'crypto.randomUUID', 'new Date()'],
]);

/** What a file calls, makes or reaches into that depends on the world around it: network, clock, chance, console. */
export function impurities(source: Source): string[] {
  const found: string[] = [];
  const note = (name: string, start: number) => {
    if (!outside.has(name)) return;
    found.push(`${source.path}:${source.text.slice(0, start).split('\n').length}: ${name} in the engine`);
  };
  new Visitor({
    CallExpression({ callee, start }) {
      if (callee.type === 'Identifier') note(callee.name, start);
    },
    NewExpression({ callee, arguments: given, start }) {
      if (callee.type === 'Identifier') note(given.length === 0 ? `new ${callee.name}()` : callee.name, start);
    },
    MemberExpression({ object, property, start }) {
      if (object.type !== 'Identifier') return;
      note(object.name, start);
      if (property.type === 'Identifier') note(`${object.name}.${property.name}`, start);
    },
  }).visit(parse(source).program);
  return found;
}
