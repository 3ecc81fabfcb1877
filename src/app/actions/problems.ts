import { positionAt } from '../../engine/workspace/position.ts';
import type { App } from '../app-context.ts';
import { viewOf } from '../editor/view-text.ts';
import { hiddenIn } from '../redaction/hidden.ts';

/** From problem to problem in the order in which they are listed, round and round. */
export function stepThroughProblems(app: App, step: 1 | -1): void {
  const findings = app.outcome.analysis?.report.findings ?? [];
  const { reveal, files } = app.case;
  const path = files.find(({ id }) => id === reveal?.file)?.path;
  const at = findings.findIndex((finding) => finding.path === path && finding.range.start === reveal?.range.start);
  const next = findings.at(at === -1 ? (step === 1 ? 0 : -1) : (at + step) % findings.length);
  if (!next) return;
  app.goTo(next.path, next.range);
  app.say(next.message, 'spoken');
}

/** The problem on the line of the caret in the plain editor; the rich one has a menu of its own for this. */
export function problemAtCaret({ case: current, outcome }: App): string | undefined {
  const area = document.activeElement;
  const file = current.files.find(({ id }) => id === current.active);
  if (!file || !(area instanceof HTMLTextAreaElement) || !area.classList.contains('plain-text')) return undefined;
  const { text } = file;
  const { line } = positionAt(text, viewOf(text, hiddenIn(text)).toSource(area.selectionStart));
  const lineOf = (offset: number) => positionAt(text, offset).line;
  return outcome.analysis?.report.findings.find(
    ({ path, range }) => path === file.path && lineOf(range.start) <= line && line <= lineOf(range.end),
  )?.id;
}
