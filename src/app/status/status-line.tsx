import { useApp } from '../app-context.ts';
import { RedactionCount } from '../redaction/redaction-count.tsx';
import { useRequests } from './requests.ts';

const storage = {
  nothing: 'Nothing is stored',
  preferences: 'Preferences are stored here',
  case: 'Preferences and files are stored here',
} as const;

/** The page's last line: what left it, what it keeps, and what nobody checked. */
export function StatusLine() {
  const { preferences, show, outcome, sent } = useApp();
  const { foreign, own, refused } = useRequests();
  const unchecked = outcome.analysis?.report.unchecked.length ?? 0;
  const count = foreign.length;
  return (
    <footer className="status-line">
      <span className={count === 0 ? 'status-item' : 'status-item state breaks-now'}>
        <span title={[`${own} of the page's own files were loaded.`, ...foreign].join('\n')}>
          {count} request{count === 1 ? '' : 's'} to others since load
        </span>
        {sent > 0 && <span>, {sent} sent by you to your model</span>}
        {refused > 0 && <span className="faint">, {refused} refused by the page's policy</span>}
      </span>
      <button type="button" className="status-item link-button" onClick={() => show('settings')}>
        {storage[preferences.remember]}
      </button>
      <RedactionCount />
      {unchecked > 0 && (
        <a className="status-item" href="#questions">
          {unchecked} {unchecked === 1 ? 'thing' : 'things'} not checked
        </a>
      )}
      <button type="button" className="status-item link-button status-last" onClick={() => show('help')}>
        How to check that nothing leaves
      </button>
    </footer>
  );
}
