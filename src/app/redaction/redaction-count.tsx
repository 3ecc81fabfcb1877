import { useApp } from '../app-context.ts';

/** How many secrets leave as placeholders, in the page's last line. */
export function RedactionCount() {
  const { redaction, show, case: current } = useApp();
  if (current.files.length === 0) return null;
  const count = redaction.found?.items.length;
  const kept = redaction.kept.length;
  return (
    <button type="button" className="status-item link-button" onClick={() => show('redaction')}>
      {count === undefined ? 'Looking for secrets' : wordsFor(count, kept)}
      {kept > 0 && `, ${kept} left readable`}
    </button>
  );
}

function wordsFor(count: number, kept: number): string {
  if (count === 0) return kept > 0 ? 'No secret leaves redacted' : 'No secrets found';
  return `${count} ${count === 1 ? 'secret leaves' : 'secrets leave'} redacted`;
}
