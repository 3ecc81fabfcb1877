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
import { type Program, programOf, versionIn } from './programs.ts';
import type { Question } from './question.ts';

/** A case as it can be put to a runtime's own code. */
export interface PutCase {
  before: Question;
  after: Question;
  /** What our model says of the same files, by the release; nothing where there is no model of the runtime. */
  models: Readonly<Record<string, Modelled>>;
  /** Files that the plan counts on and that nobody pasted: without them it cannot trust anybody. */
  missing: readonly string[];
}

/** What our model says, and what it counts on. */
export interface Modelled {
  before: Trace;
  after: Trace;
  /** SHA-256 of the certificates that the plan puts where the runtime alone reads them. */
  anchor: readonly string[];
}

/** Undefined where there is no pull to ask about. `releases` are of one program: `containerd 2.1.9`. */
export function putCase(
  given: { files: readonly SourceFile[]; report: Report; trust: Trust; at: string },
  releases: readonly string[],
): PutCase | undefined {
  const { files, report, trust, at } = given;
  const { plan, target, evidence } = report;
  const program = programOf(target.runtime);
  if (!program || target.registry === '') return undefined;
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
  const question = (node: readonly ReadFile[]): Question => ({
    ...nodeOf(node, target.registry, program),
    image,
    chains,
    at,
  });
  const anchor = anchorIn(plan.files, trust);
  const models = releases.flatMap((release): [string, Modelled][] => {
    // Of Docker and Podman there is one release here: the model goes by the version of the case.
    const version = program.name === 'containerd' ? versionIn(release) : target.version;
    const at = {
      evidence,
      trust,
      target: { ...target, version, known: { ...target.known, version: 'given' as const } },
    };
    const [[was], [is]] = [tracesOf(pullOver(before, at)), tracesOf(pullOver(after, at))];
    return was && is ? [[release, { before: was, after: is, anchor }]] : [];
  });
  return {
    before: question(before),
    after: question(after),
    models: Object.fromEntries(models),
    missing: plan.missing.map(({ path }) => path),
  };
}

/** The chain of the case, under the name by which the registry is asked for. */
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
function nodeOf(files: readonly ReadFile[], registry: string, { config }: Program): Pick<Question, 'files' | 'config'> {
  const root = files
    .flatMap(({ document: { facts } }) => (facts.kind === 'containerd-config' ? facts.registries : []))
    .map(({ configPath }) => configPath?.value)
    .find((path) => path?.startsWith('/') && !path.includes(':'));
  const placed = files.flatMap(({ document: { dialect, file }, installAt }) => {
    const path =
      installAt ?? (dialect === config.dialect ? config.path : placeOf(dialect, root ?? CUSTOMARY, registry));
    return path?.startsWith('/') ? [{ path, text: file.text, dialect }] : [];
  });
  return {
    config: placed.find(({ dialect }) => dialect === config.dialect)?.path ?? config.path,
    files: placed.map(({ path, text }) => ({ path, text })),
  };
}

/** As our model does, a file of no known place is taken to lie where it would be read. */
function placeOf(dialect: string, root: string, registry: string): string | undefined {
  return dialect === 'containerd-hosts' ? `${root}/${registry}/hosts.toml` : undefined;
}
