import { readToml } from '../../syntax/toml/index.ts';
import { type TableValue, type Value, valueAt } from '../../syntax/tree.ts';
import { isBefore } from '../../workspace/version.ts';
import type { Pull, PullFile } from '../pull.ts';

/** A host, and whether it is asked without verification. */
export interface Source {
  /** Its `location`: host, and repository as far as it is given. */
  place: string;
  insecure: boolean;
}

/** A `[[registry]]` table, or what an old list of names comes to. */
export interface RegistryRule extends Source {
  prefix: string;
  blocked: boolean;
  mirrors: Source[];
}

export type RegistriesConf =
  | { state: 'refused'; file: PullFile; why: string }
  | { state: 'read'; file: PullFile | undefined; rules: RegistryRule[] };

/** The program whose reader of the release still stumbles over a byte order mark (measured: row bom). */
const marksSince: Readonly<Record<string, string>> = { podman: '5.0', skopeo: '1.10' };

/**
 * registries.conf and its drop-ins as containers/image reads them (pkg/sysregistriesv2/system_registries_v2.go; measured:
 * podman 4.3 to 5.8, skopeo 1.9 to 1.22, CRI-O 1.36). A file that is refused ends every pull, and CRI-O's start.
 */
export function registriesConf({ files, target }: Pull): RegistriesConf {
  const at = ({ file, installAt }: PullFile): string => installAt ?? file.path;
  const read = files
    .filter((file) => /(?:^|\/)registries\.conf(?:\.d\/[^/]{1,200}\.conf)?$/.test(at(file)))
    .sort((a, b) => (at(a) < at(b) ? -1 : 1));
  const rules: RegistryRule[] = [];
  for (const file of read) {
    const since = marksSince[target.runtime];
    if (file.file.text.startsWith('\ufeff') && since !== undefined && isBefore(target.version, since))
      return { state: 'refused', file, why: 'invalid character at start of key: a byte order mark' };
    const { root, problems } = readToml(file.file);
    const [problem] = problems;
    const own = problem ? problem.message : rulesOf(root);
    if (typeof own === 'string') return { state: 'refused', file, why: own };
    rules.push(...own);
  }
  return { state: 'read', file: read[0], rules };
}

/** The rules of a file, or why it is refused. Keys that are not known count for nothing. */
function rulesOf(root: TableValue): RegistryRule[] | string {
  const tables = valueAt(root, ['registry']);
  const old = valueAt(root, ['registries']);
  if (tables && old) return 'mixing sysregistry v1/v2 is not supported';
  if (old) return namesIn(old).map((name) => ({ ...source(name, true), prefix: name, blocked: false, mirrors: [] }));
  if (tables && tables.kind !== 'array') return '`registry` is a list of tables: [[registry]]';
  const rules = (tables?.items ?? []).map(ruleOf);
  return rules.find((one) => typeof one === 'string') ?? rules.filter((one) => typeof one !== 'string');
}

const namesIn = (old: Value): string[] => {
  const list = valueAt(old, ['insecure', 'registries']);
  return list?.kind === 'array' ? list.items.flatMap((item) => (item.kind === 'string' ? [item.value] : [])) : [];
};

function ruleOf(table: Value): RegistryRule | string {
  const said = sourceOf(table);
  if (typeof said === 'string') return said;
  const prefix = trimmed(textAt(table, 'prefix')) || said.place;
  if (said.place === '' && !prefix.startsWith('*.'))
    return 'invalid condition: location is unset and prefix is not in the format: *.example.com';
  const list = valueAt(table, ['mirror']);
  const mirrors = (list?.kind === 'array' ? list.items : []).map(sourceOf);
  const wrong = mirrors.find((one) => typeof one === 'string');
  if (wrong !== undefined) return wrong;
  const blocked = valueAt(table, ['blocked']);
  return {
    ...said,
    prefix,
    blocked: blocked?.kind === 'boolean' && blocked.value,
    mirrors: mirrors.filter((one) => typeof one !== 'string'),
  };
}

function sourceOf(table: Value): Source | string {
  const place = trimmed(textAt(table, 'location'));
  if (place.includes('://')) return `invalid location '${place}': URI schemes are not supported`;
  const insecure = valueAt(table, ['insecure']);
  if (insecure && insecure.kind !== 'boolean') return '`insecure` is a boolean, true or false';
  return source(place, insecure?.value === true);
}

const source = (place: string, insecure: boolean): Source => ({ place, insecure });

const textAt = (table: Value, key: string): string => {
  const value = valueAt(table, [key]);
  return value?.kind === 'string' ? value.value : '';
};

const trimmed = (place: string): string => place.replace(/\/{1,20}$/, '');
