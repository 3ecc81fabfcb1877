import { setKey, type TomlInput } from '../../../syntax/toml/index.ts';
import { entryAt, type Value } from '../../../syntax/tree.ts';
import type { KeyPath } from '../../../workspace/report.ts';
import type { Range } from '../../../workspace/source-file.ts';
import type { Rule } from '../../rule.ts';
import type { ContainerdHostsDocument } from '../document.ts';
import { inside } from '../placed.ts';
import { measured, schema } from '../sources.ts';

export const rule: Rule<ContainerdHostsDocument> = {
  id: 'containerd-hosts/client-pair-flat',
  title: 'Client certificate and key are not written as a pair',
  severity: 'breaks-now',
  what: '`client` lists certificate and key side by side, or a pair has an empty key.',
  why: 'A flat list names files that each hold certificate and key: "found a certificate rather than a key in the PEM for the private key". An empty key becomes the directory itself: "unable to read CERT file … is a directory", although the documentation shows that form. Either fails every pull before the first request.',
  whatToDo: 'Write `client = [["client.crt", "client.key"]]`; a file that holds both is named alone or twice.',
  references: [schema, measured],
  explains: ['client-pair-unusable'],
  *check(document) {
    for (const entry of [document.fallback, ...document.hosts]) {
      const client = entryAt(entry.table, ['client']);
      const repaired = client && repair(client.value, [...entry.at, 'client'], inside(entry));
      if (!client || !repaired) continue;
      yield {
        range: repaired.range,
        message: repaired.message,
        fix: {
          title: 'Write certificate and key as a pair',
          safety: 'safe',
          edits: setKey(document.toml, repaired.at, repaired.value),
          declares: [{ path: document.file.path, at: [...entry.at, 'client'] }],
        },
      };
    }
  },
};

interface Repair {
  at: KeyPath;
  value: TomlInput;
  range: Range;
  message: string;
}

function repair(client: Value, at: KeyPath, where: string): Repair | undefined {
  if (client.kind !== 'array') return undefined;
  const pairs = flatPairs(client.items.map((item) => (item.kind === 'string' ? item.value : undefined)));
  if (pairs)
    return {
      at,
      value: pairs,
      range: client.range,
      message: `client${where} lists ${pairs[0]?.join(' and ')} side by side: each is read as certificate and key in one.`,
    };
  for (const [index, item] of client.items.entries()) {
    const [certificate, key] = item.kind === 'array' ? item.items : [];
    if (certificate?.kind === 'string' && certificate.value !== '' && key?.kind === 'string' && key.value === '')
      return {
        at: [...at, index, 1],
        value: certificate.value,
        range: key.range,
        message: `The pair of ${certificate.value}${where} has an empty key, which is read as a directory.`,
      };
  }
  return undefined;
}

/** The pairs of a flat list in which certificates and keys alternate; two combined files are no such list. */
function flatPairs(files: readonly (string | undefined)[]): [string, string][] | undefined {
  const pairs: [string, string][] = [];
  for (let i = 0; i < files.length; i += 2) {
    const [first, second] = [files[i], files[i + 1]];
    if (first === undefined || second === undefined || isKey(first) === isKey(second)) return undefined;
    pairs.push(isKey(second) ? [first, second] : [second, first]);
  }
  return pairs.length > 0 ? pairs : undefined;
}

const isKey = (path: string): boolean => /\.key$|[-_.]key\.pem$|(^|\/)key\.pem$/i.test(path);
