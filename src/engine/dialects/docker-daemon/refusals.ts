import type { JsonDocument } from '../../syntax/json/document.ts';
import type { TableValue } from '../../syntax/tree.ts';
import type { DockerDaemonFacts } from '../../workspace/facts.ts';
import { refusalOf, unknownKeys } from './unknown-keys.ts';
import { refusedItems, wrongTypes } from './values.ts';

type Refusals = DockerDaemonFacts['refusals'];

/** The oldest release of the facts: what only it refuses among the values is a mirror with a path, accepted since 25.0. */
const OLDEST = '20.10';

/** Everything in the file with which dockerd does not start, in its words (moby daemon/config/config.go). */
export function refusalsOf({ file, json, isBroken, root }: Read): Refusals {
  const whole = { start: 0, end: file.text.length };
  if (isBroken) return [{ value: 'invalid JSON', range: json.problems[0]?.range ?? whole }];
  if (root) return [...ofBom(file.text), ...ofKeys(root), ...ofValues(root)];
  if (!json.root) return [{ value: 'EOF', range: whole, until: '23.0' }];
  const kind = json.root.kind === 'boolean' ? 'bool' : json.root.kind;
  return [{ value: `json: cannot unmarshal ${kind} into Go value of type map[string]interface {}`, range: whole }];
}

interface Read {
  file: { text: string };
  json: JsonDocument;
  isBroken: boolean;
  root: TableValue | undefined;
}

function ofBom(text: string): Refusals {
  if (!text.startsWith('\ufeff')) return [];
  const value = "invalid character 'ï' looking for beginning of value";
  return [{ value, range: { start: 0, end: 1 }, until: '23.0' }];
}

function ofKeys(root: TableValue): Refusals {
  return unknownKeys(root).flatMap(({ entry, known }) => {
    const refusal = { value: refusalOf(entry.key), range: entry.keyRange };
    if (!known) return [refusal];
    return [
      ...(known.since ? [{ ...refusal, until: known.since }] : []),
      ...(known.until ? [{ ...refusal, since: known.until }] : []),
    ];
  });
}

function ofValues(root: TableValue): Refusals {
  const always = refusedItems(root, '');
  const starts = new Set(always.map(({ item }) => item.range.start));
  const once = refusedItems(root, OLDEST).filter(({ item }) => !starts.has(item.range.start));
  return [
    ...wrongTypes(root).map(({ error, range }) => ({ value: error, range })),
    ...always.map(({ error, item }) => ({ value: error, range: item.range })),
    ...once.map(({ error, item }) => ({ value: error, range: item.range, until: '25.0' })),
  ];
}
