import { isKind } from '../workspace/kinds.ts';
import type { MissingFile, NodeAction, PlannedFile, ProofItem, Unchecked } from '../workspace/report.ts';
import type { ResolvedTarget } from '../workspace/target.ts';
import {
  count,
  listOf,
  MOST_ITEMS,
  matching,
  nullable,
  oneOf,
  optional,
  type Read,
  shape,
  text,
  truth,
} from './shape.ts';
import { ShareError } from './share-error.ts';
import type {
  HiddenSecret,
  SharedCase,
  SharedChoices,
  SharedEvidence,
  SharedFile,
  SharedFinding,
  SharedFix,
} from './shared-case.ts';

/** A changed file as a link carries it: `before` is left out where it is the text of the shared file. */
type CarriedChange = Omit<PlannedFile, 'before'> & { before?: string | null };

/** A case as a link carries it. */
type CarriedCase = Omit<SharedCase, 'changes'> & { changes: CarriedChange[] };

/** A kind of file that this page does not know is recognised anew. */
const dialect: Read<SharedFile['dialect']> = (value) =>
  typeof value === 'string' && isKind(value) ? value : undefined;

const known = oneOf('given', 'detected', 'assumed');

const target = shape<ResolvedTarget>({
  runtime: text,
  version: text,
  os: text,
  registry: text,
  known: shape<ResolvedTarget['known']>({ runtime: known, version: known, os: known, registry: known }),
});

const file = shape<SharedFile>({ path: text, text, dialect });

const evidence = shape<SharedEvidence>({
  path: text,
  code: text,
  client: text,
  registry: optional(text),
  image: optional(text),
});

const fix = shape<SharedFix>({ title: text, safety: oneOf('safe', 'needs-review'), accepted: truth });

const finding = shape<SharedFinding>({
  id: text,
  rule: text,
  severity: oneOf('breaks-now', 'breaks-later', 'unsafe', 'tidy'),
  path: text,
  line: optional(count),
  message: text,
  why: text,
  whatToDo: text,
  evidence: listOf(text),
  fix: optional(fix),
  declined: optional(text),
});

const change = shape<CarriedChange>({
  path: text,
  before: optional(nullable(text)),
  after: text,
  installAt: optional(text),
});

const action = shape<NodeAction>({
  kind: oneOf('obtain', 'place', 'update-trust-store', 'restart', 'reload', 'verify', 'restore'),
  title: text,
  command: text,
  why: text,
  expect: optional(text),
  undo: optional(text),
  when: optional(oneOf('before-change', 'after')),
});

const missing = shape<MissingFile>({ path: text, what: text, obtain: listOf(text), without: text });
const proof = shape<ProofItem>({ what: text, by: text, result: oneOf('held', 'failed'), detail: optional(text) });
const unchecked = shape<Unchecked>({ what: text, ask: optional(text) });
const hidden = shape<HiddenSecret>({ placeholder: text, kind: text, count });
const choices = shape<SharedChoices>({ files: truth });

const carried = shape<CarriedCase>({
  verdict: text,
  target,
  at: optional(matching(/^\d{4}-\d\d-\d\dT[\d:.]{5,20}Z$/)),
  files: listOf(file),
  evidence: listOf(evidence),
  findings: listOf(finding),
  changes: listOf(change),
  actions: listOf(action),
  rollback: listOf(action),
  missing: listOf(missing),
  proof: listOf(proof),
  unchecked: listOf(unchecked),
  hidden: listOf(hidden),
  choices,
});

/** The case as JSON, for `readCase`. Throws a `ShareError` when that would not take it. */
export function writeCase(shared: SharedCase): string {
  const tooMany = (field: unknown) => Array.isArray(field) && field.length > MOST_ITEMS;
  if (Object.values(shared).some(tooMany)) throw new ShareError('too-large');
  const texts = textsOf(shared);
  const changes = shared.changes.map(
    ({ before, ...rest }): CarriedChange =>
      before !== null && texts.get(rest.path) === before ? rest : { before, ...rest },
  );
  const written: CarriedCase = { ...shared, changes };
  return JSON.stringify(written);
}

/** A case from JSON of anybody's. Throws a `ShareError` when it is none. */
export function readCase(json: string): SharedCase {
  const read = carried(parsed(json));
  const texts = textsOf(read);
  const changes = read.changes.map((change): PlannedFile => {
    const before = change.before === undefined ? texts.get(change.path) : change.before;
    if (before === undefined) throw new ShareError('wrong-shape');
    return { ...change, before };
  });
  return { ...read, changes };
}

const textsOf = ({ files }: Pick<SharedCase, 'files'>): ReadonlyMap<string, string> =>
  new Map(files.map(({ path, text }) => [path, text]));

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new ShareError('wrong-shape');
  }
}
