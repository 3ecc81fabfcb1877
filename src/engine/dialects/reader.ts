import type { NodeAction } from '../workspace/report.ts';
import type { DialectId, SourceFile } from '../workspace/source-file.ts';
import type { Case, Dialect, Document, Problem, RuleMeta } from './rule.ts';

export interface FoundProblem {
  rule: RuleMeta;
  problem: Problem;
}

/** A file together with what its dialect can do with it; the document's own type stays inside. */
export interface ReadFile {
  document: Document;
  check(theCase: Case): Iterable<FoundProblem>;
  applies(theCase: Case): NodeAction[];
  /** Where the file lives on a node, when that is known. */
  installAt: string | undefined;
}

export interface Reader {
  id: DialectId;
  title: string;
  rules: readonly RuleMeta[];
  read(file: SourceFile): ReadFile;
}

/** More of one kind in one file no person reads; what is left shows once these are repaired (verdict/unchecked.ts says so). */
export const MOST_OF_A_KIND = 50;

/** The dialect with its document type closed over, so that dialects of different documents fit into one list. */
export function readerOf<D extends Document>(dialect: Dialect<D>): Reader {
  return {
    id: dialect.id,
    title: dialect.title,
    rules: dialect.rules,
    read(file) {
      const document = dialect.read(file);
      return {
        document,
        installAt: dialect.installAt ? dialect.installAt(document) : absolute(file.path),
        applies: (theCase) => dialect.applies(document, withOwnVersion(dialect, theCase)),
        check: (given) => problemsIn(dialect, document, withOwnVersion(dialect, given)),
      };
    },
  };
}

/**
 * A function of the module, and no generator made for each file: engines keep a hidden class for each of those that ran, and
 * with it all that its scope holds, until they collect all garbage.
 */
function* problemsIn<D extends Document>(dialect: Dialect<D>, document: D, theCase: Case): Generator<FoundProblem> {
  for (const rule of dialect.rules) {
    let count = 0;
    for (const found of rule.check(document, theCase)) {
      const problem = dialect.told ? dialect.told(found, rule, document, theCase) : found;
      if (problem) yield { rule, problem };
      count += 1;
      if (count === MOST_OF_A_KIND) break;
    }
  }
}

const absolute = (path: string): string | undefined => (path.startsWith('/') ? path : undefined);

/** The case without a version that is another program's: that of a containerd says nothing about dockerd. */
function withOwnVersion<D extends Document>({ readBy }: Dialect<D>, theCase: Case): Case {
  const { target } = theCase;
  if (!readBy || target.version === '' || target.runtime === '' || target.runtime === readBy) return theCase;
  return { ...theCase, target: { ...target, version: '', known: { ...target.known, version: 'assumed' } } };
}
