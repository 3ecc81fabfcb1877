import { rules } from '../dialects/index.ts';
import type { Document } from '../dialects/rule.ts';
import { hostOfUrl } from '../evidence/explain.ts';
import type { Evidence, Finding, Report } from '../workspace/report.ts';
import type { DialectId } from '../workspace/source-file.ts';
import { isReadBy } from './readers.ts';

/** What a pull meets first is nearest to the root: whether a file is read at all, before what it says. */
const order: readonly DialectId[] = [
  'containerd-config',
  'docker-daemon',
  'containerd-hosts',
  'certificates',
  'dockerfile',
  'error-text',
];

/**
 * The one root cause above its symptoms: the finding that explains the weightiest error, else what the error says
 * itself, else the gravest finding. Nothing when nothing is wrong.
 */
export function causeOf(
  evidence: readonly Evidence[],
  findings: readonly Finding[],
  documents: readonly Document[],
  explain: (item: Evidence) => string,
): Pick<Report, 'cause'> {
  const [error] = evidence;
  if (error) {
    const byPath = new Map(documents.map((document) => [document.file.path, document]));
    const [root] = findings
      .filter((finding) => causes(finding, error, byPath.get(finding.path)))
      .sort(
        (a, b) =>
          order.indexOf(dialectOf(a)) - order.indexOf(dialectOf(b)) || particular(b) - particular(a) || ofOneFile(a, b),
      );
    return { cause: root ? { summary: root.message, finding: root.id } : { summary: explain(error) } };
  }
  const [first] = findings;
  const [gravest] = findings
    .filter(({ severity, path }) => severity === first?.severity && path === first.path)
    .sort(ofOneFile);
  if (!gravest || gravest.severity === 'tidy') return {};
  return { cause: { summary: gravest.message, finding: gravest.id } };
}

/**
 * Whether the finding can be what made this error: it breaks what works so today, in a file that the program which
 * failed goes by, for the registry that it failed on.
 */
function causes(finding: Finding, error: Evidence, document: Document | undefined): boolean {
  if (!document || !finding.explains?.includes(error.code)) return false;
  if (finding.clients && !finding.clients.includes(error.client)) return false;
  if (dialectOf(finding) === 'error-text')
    return finding.path === error.path && finding.range.start === error.range.start;
  if (finding.severity === 'breaks-later' || finding.severity === 'tidy') return false;
  return isReadBy(error, dialectOf(finding), document) && concerns(finding, error);
}

/** Nothing speaks against it where either does not say which registry it is about. */
function concerns({ registries }: Finding, { registry, url }: Evidence): boolean {
  if (registries === undefined || registry === undefined) return true;
  const contacted = hostOfUrl(url);
  return registries.some((name) => name === registry || name === contacted);
}

/** What only this program trips over, such as the builder's own trust, before what others may trip over too. */
const particular = ({ clients }: Finding): number => (clients ? 1 : 0);

/** A dialect lists its rules from the root on: a file that is not read at all comes before a key in it. */
const ofOneFile = (a: Finding, b: Finding): number =>
  a.path === b.path && a.severity === b.severity ? rank(a) - rank(b) : 0;

const rank = ({ rule }: Finding): number => rules.findIndex(({ id }) => id === rule);

const dialectOf = ({ rule }: Finding): DialectId => nameOf.get(rule.slice(0, rule.indexOf('/'))) ?? 'unknown';

const nameOf = new Map<string, DialectId>(order.map((dialect) => [dialect, dialect]));
