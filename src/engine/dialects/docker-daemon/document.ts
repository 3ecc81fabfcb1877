import { isBlank, type JsonDocument, readJson } from '../../syntax/json/document.ts';
import { type TableValue, valueAt } from '../../syntax/tree.ts';
import type { DockerDaemonFacts } from '../../workspace/facts.ts';
import type { Located, SourceFile } from '../../workspace/source-file.ts';
import type { Document } from '../rule.ts';
import { INSECURE, MIRRORS, type RegistryKey, registryList } from './lists.ts';
import { refusalsOf } from './refusals.ts';

export interface DockerDaemonDocument extends Document {
  dialect: 'docker-daemon';
  json: JsonDocument;
  /** What the file says; of a broken file what it says once it is repaired. Undefined when it says nothing. */
  root: TableValue | undefined;
  /** dockerd cannot decode it. */
  isBroken: boolean;
  facts: DockerDaemonFacts;
}

/** Reads a daemon.json. An empty one is not broken: it says nothing, which dockerd accepts since 23.0. */
export function readDaemonJson(file: SourceFile): DockerDaemonDocument {
  const json = readJson(file);
  const root = json.root?.kind === 'table' ? json.root : undefined;
  const isBroken = json.problems.length > 0 && !isBlank(file.text);
  const snapshotter = root && valueAt(root, ['features', 'containerd-snapshotter']);
  return {
    file,
    dialect: 'docker-daemon',
    problems: isBroken ? json.problems : [],
    json,
    root,
    isBroken,
    facts: {
      kind: 'docker-daemon',
      insecureRegistries: textsOf(root, INSECURE),
      mirrors: textsOf(root, MIRRORS),
      ...(snapshotter?.kind === 'boolean' && {
        containerdSnapshotter: { value: snapshotter.value, range: snapshotter.range },
      }),
      refusals: refusalsOf({ file, json, isBroken, root }),
    },
  };
}

function textsOf(root: TableValue | undefined, key: RegistryKey): Located<string>[] {
  const items = registryList(root, key)?.items ?? [];
  return items.flatMap(({ text, range }) => (text === undefined ? [] : [{ value: text, range }]));
}
