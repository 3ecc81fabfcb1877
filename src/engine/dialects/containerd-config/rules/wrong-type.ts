import { meantDirectory } from '../../../runtimes/containerd/config-path.ts';
import { setKey, type TomlInput } from '../../../syntax/toml/index.ts';
import type { Value } from '../../../syntax/tree.ts';
import { isBefore } from '../../../workspace/version.ts';
import type { Case, Problem, Rule } from '../../rule.ts';
import type { ContainerdConfigDocument } from '../document.ts';
import { headerOf } from '../layouts.ts';
import type { FaultyEntry } from '../registry-keys.ts';
import { releasesOf } from '../releases.ts';
import type { Kind } from '../schema.ts';
import { loading, measured } from '../sources.ts';

export const rule: Rule<ContainerdConfigDocument> = {
  id: 'containerd-config/wrong-type',
  title: 'The value is of another type than containerd reads',
  severity: 'breaks-now',
  what: 'A registry setting holds, say, a list where one string belongs.',
  why: 'containerd decodes each plugin’s table into typed fields, and what does not fit keeps the daemon from starting: 1.x says "Can’t convert …", 2.x "cannot decode TOML array into struct field config.Registry.ConfigPath of type string".',
  whatToDo: 'Write the value as the type that the key has.',
  references: [loading, measured],
  explains: ['containerd-config-invalid', 'cri-plugin-not-loaded'],
  *check(document, theCase) {
    if (document.problems.length > 0) return;
    for (const faulty of document.faulty) {
      const { entry, kind, owner } = faulty;
      if (!kind) continue;
      const where = owner.length === 0 ? '' : ` in ${headerOf(owner)}`;
      // 2.0 has dropped the table, and ignores whatever stands in it.
      const isOld = owner.at(-1) === 'tls';
      if (isOld && !releasesOf(theCase).some((release) => isBefore(release, '2.0'))) continue;
      yield {
        range: entry.range,
        message: `${entry.key}${where} has to be ${names[kind]} and is ${nameOf(entry.value)}: ${isOld ? 'containerd 1.x' : 'containerd'} does not start.`,
        ...repair(document, theCase, faulty, kind),
      };
    }
  },
};

const names: Readonly<Record<Kind, string>> = {
  string: 'a string',
  strings: 'a list of strings',
  boolean: 'true or false',
  table: 'a table',
  tables: 'a table of tables',
  any: 'anything',
};

function nameOf(value: Value): string {
  if (value.kind === 'array')
    return value.items.every(({ kind }) => kind === 'string') ? 'a list' : 'a list of other things';
  return value.kind === 'other' ? 'a date' : `a ${value.kind}`;
}

function repair(
  document: ContainerdConfigDocument,
  theCase: Case,
  { entry, owner }: FaultyEntry,
  kind: Kind,
): Pick<Problem, 'fix' | 'declined'> {
  if (entry.key === 'insecure_skip_verify' && !isFalse(entry.value)) {
    return {
      declined:
        'The switch is not put right, because it would turn verification off: take it out, and name the CA in hosts.toml.',
    };
  }
  const meant = meantValue(entry.value, kind, theCase, document);
  if (meant === undefined) return { declined: 'Which value is meant cannot be told from here.' };
  const at = [...owner, entry.key];
  return {
    fix: {
      title: `Write ${entry.key} as ${names[kind]}`,
      safety: 'safe',
      edits: setKey(document.toml, at, meant),
      declares: [{ path: document.file.path, at }],
    },
  };
}

const isFalse = (value: Value): boolean => value.kind === 'string' && value.value.toLowerCase() === 'false';

function meantValue(
  value: Value,
  kind: Kind,
  theCase: Case,
  document: ContainerdConfigDocument,
): TomlInput | undefined {
  if (kind === 'strings' && value.kind === 'string') return value.value === '' ? [] : [value.value];
  if (kind === 'boolean' && value.kind === 'string' && /^(?:true|false)$/i.test(value.value))
    return value.value.toLowerCase() === 'true';
  if (kind !== 'string' || value.kind !== 'array') return undefined;
  const texts = value.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
  // As with a list in one string: one directory, and never beside mirrors, which would now be refused.
  const isAlone = document.registries.every(({ mirrors, tls }) => mirrors.length + tls.length === 0);
  if (texts.length !== value.items.length || (texts.length > 0 && !isAlone)) return undefined;
  return texts.length === 0 ? '' : meantDirectory(texts.join(':'), theCase);
}
