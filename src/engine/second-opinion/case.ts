import { readAs } from '../dialects/index.ts';
import { pullOver } from '../dialects/pull.ts';
import type { ReadFile } from '../dialects/reader.ts';
import { recognise } from '../intake/recognise.ts';
import { CUSTOMARY } from '../runtimes/containerd/config-path.ts';
import { defaultEndpoint, hostOf } from '../runtimes/containerd/endpoints.ts';
import { tracesOf } from '../runtimes/index.ts';
import type { Trust } from '../trust/trust.ts';
import type { Report, Trace } from '../workspace/report.ts';
import type { SourceFile } from '../workspace/source-file.ts';
import type { Question } from './question.ts';

/** A case as it can be put to containerd's own code. */
export interface PutCase {
  before: Question;
  after: Question;
  /** What our model of each release says of the same files, by the release's number. */
  models: Readonly<Record<string, Modelled>>;
  /** Files that the plan counts on and that nobody pasted: without them containerd cannot trust anybody. */
  missing: readonly string[];
}

/** What our model says, and what it counts on. */
export interface Modelled {
  before: Trace;
  after: Trace;
  /** SHA-256 of the certificates that the plan puts where containerd alone reads them. */
  anchor: readonly string[];
}

/** Where a config.toml of no known place is taken to lie: containerd's default. */
const CONFIG = '/etc/containerd/config.toml';

/** Undefined where there is no pull by containerd to ask about. `releases` are numbers such as `2.1.9`. */
export function putCase(
  given: { files: readonly SourceFile[]; report: Report; trust: Trust; at: string },
  releases: readonly string[],
): PutCase | undefined {
  const { files, report, trust, at } = given;
  const { plan, target, evidence } = report;
  if (target.runtime !== 'containerd' || target.registry === '') return undefined;
  const planned = new Map(plan.files.map(({ path, after }) => [path, after]));
  const known = new Set(files.map(({ path }) => path));
  const changed = [
    ...files.map((file) => ({ ...file, text: planned.get(file.path) ?? file.text })),
    ...plan.files.filter(({ path }) => !known.has(path)).map(({ path, after }) => ({ path, text: after })),
  ];
  const [before, after] = [files, changed].map((some) => some.map((file) => readAs(recognise(file).dialect, file)));
  if (!before || !after) return undefined;
  const image = report.traces.before[0]?.image ?? `${target.registry}/any/image:latest`;
  const chains = trust.presented.length > 0 ? [chainOf(target.registry, trust)] : [];
  const question = (node: readonly ReadFile[]): Question => ({ ...nodeOf(node, target.registry), image, chains, at });
  const anchor = anchorIn(plan.files, trust);
  const models = releases.flatMap((version): [string, Modelled][] => {
    const at = {
      evidence,
      trust,
      target: { ...target, version, known: { ...target.known, version: 'given' as const } },
    };
    const [[was], [is]] = [tracesOf(pullOver(before, at)), tracesOf(pullOver(after, at))];
    return was && is ? [[version, { before: was, after: is, anchor }]] : [];
  });
  return {
    before: question(before),
    after: question(after),
    models: Object.fromEntries(models),
    missing: plan.missing.map(({ path }) => path),
  };
}

/** The chain of the case, under the name by which containerd asks for the registry. */
const chainOf = (registry: string, { presented }: Trust): { host: string; pem: string } => ({
  host: hostOf(defaultEndpoint(registry).url),
  pem: presented.map(({ pem }) => pem).join(''),
});

/** An anchor in the system's store is one of the system's roots, which are told apart from those of a host directory. */
function anchorIn(planned: Report['plan']['files'], { anchor }: Trust): string[] {
  if (!anchor) return [];
  const placed = planned.some(
    ({ path, after }) => after.includes(anchor.pem) && !/\/(?:ca-certificates|anchors)\//.test(path),
  );
  return placed ? anchor.certificates.map(({ fingerprint }) => fingerprint) : [];
}

/** The files of a case as a node's file system; what has no place on a node is left out. */
function nodeOf(files: readonly ReadFile[], registry: string): Pick<Question, 'files' | 'config'> {
  const root = files
    .flatMap(({ document: { facts } }) => (facts.kind === 'containerd-config' ? facts.registries : []))
    .map(({ configPath }) => configPath?.value)
    .find((path) => path?.startsWith('/') && !path.includes(':'));
  const placed = files.flatMap(({ document: { dialect, file }, installAt }) => {
    const path = installAt ?? placeOf(dialect, root ?? CUSTOMARY, registry);
    return path?.startsWith('/') ? [{ path, text: file.text, dialect }] : [];
  });
  return {
    config: placed.find(({ dialect }) => dialect === 'containerd-config')?.path ?? CONFIG,
    files: placed.map(({ path, text }) => ({ path, text })),
  };
}

/** As our model does, a file of no known place is taken to lie where it would be read. */
function placeOf(dialect: string, root: string, registry: string): string | undefined {
  if (dialect === 'containerd-config') return CONFIG;
  return dialect === 'containerd-hosts' ? `${root}/${registry}/hosts.toml` : undefined;
}
