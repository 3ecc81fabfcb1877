import { mayHoldPem } from '../syntax/pem/blocks.ts';
import type { DialectId, SourceFile, SyntaxProblem } from '../workspace/source-file.ts';
import { certificates } from './certificates/index.ts';
import { containerdConfig } from './containerd-config/index.ts';
import { containerdHosts } from './containerd-hosts/index.ts';
import { dockerDaemon } from './docker-daemon/index.ts';
import { dockerfile } from './dockerfile/index.ts';
import { errorText } from './error-text/index.ts';
import { type FoundProblem, type Reader, type ReadFile, readerOf } from './reader.ts';
import type { Case, RuleMeta } from './rule.ts';

const certificateReader = readerOf(certificates);

/** Every dialect that has rules, in the order in which findings of equal weight are told. */
const readers: readonly Reader[] = [
  readerOf(containerdConfig),
  readerOf(containerdHosts),
  readerOf(dockerDaemon),
  readerOf(dockerfile),
  certificateReader,
  readerOf(errorText),
];

/** The whole catalogue of rules. */
export const rules: readonly RuleMeta[] = readers.flatMap((reader) => reader.rules);

const byId = new Map(readers.map((reader) => [reader.id, reader]));

/**
 * The file as its dialect reads it. A kind without rules yields a document that says nothing. Certificates and keys within
 * a file of another kind, e.g. an error text or a Secret, are judged besides.
 */
export function readAs(dialect: DialectId, file: SourceFile): ReadFile {
  const own = readOnlyAs(dialect, file);
  if (dialect === 'certificates' || !mayHoldPem(file.text)) return own;
  const within = certificateReader.read(file);
  return {
    ...own,
    check: (theCase) => both(own, within, theCase),
  };
}

function* both(own: ReadFile, within: ReadFile, theCase: Case): Generator<FoundProblem> {
  yield* own.check(theCase);
  yield* within.check(theCase);
}

/** A reader that gives up, e.g. on nesting deeper than the stack, costs that file only. */
function readOnlyAs(dialect: DialectId, file: SourceFile): ReadFile {
  try {
    return byId.get(dialect)?.read(file) ?? unread(dialect, file, []);
  } catch (error) {
    const message = `The file could not be read: ${error instanceof Error ? error.message : String(error)}.`;
    return unread('unknown', file, [{ range: { start: 0, end: 0 }, message }]);
  }
}

function unread(dialect: DialectId, file: SourceFile, problems: SyntaxProblem[]): ReadFile {
  return {
    document: { file, dialect, problems, facts: { kind: 'other', images: [] } },
    check: () => [],
    applies: () => [],
    installAt: file.path.startsWith('/') ? file.path : undefined,
  };
}
