import { keyNames } from './actions/keys.ts';
import { useApp } from './app-context.ts';
import { Icon, type IconName } from './parts/icon.tsx';
import type { Preferences } from './preferences/preferences.ts';
import { TargetBar } from './target/target-bar.tsx';

const themes: Readonly<Record<Preferences['theme'], { next: Preferences['theme']; icon: IconName; title: string }>> = {
  system: { next: 'light', icon: 'auto', title: 'Theme: as the system' },
  light: { next: 'dark', icon: 'sun', title: 'Theme: light' },
  dark: { next: 'system', icon: 'moon', title: 'Theme: dark' },
};

/** Name, target, and the few things that are always there in the same place. */
export function PageHead() {
  const { case: current, change, show, preferences, prefer, outcome, shared } = useApp();
  const theme = themes[preferences.theme];
  const empty = current.files.length === 0 || shared !== undefined;
  return (
    <header className="page-head">
      <h1 className="brand">
        <Mark />
        Known Authority
      </h1>
      {!empty && <TargetBar />}
      <div className="page-tools">
        {current.cleared && !shared && (
          <button
            type="button"
            className="button"
            onClick={() => current.cleared && change({ kind: 'restored', case: current.cleared })}
          >
            Bring back
          </button>
        )}
        {!empty && (
          <>
            <button type="button" className="button quiet" onClick={() => change({ kind: 'cleared' })}>
              New
            </button>
            <button type="button" className="button quiet" onClick={() => show('examples')}>
              Examples
            </button>
            <button type="button" className="button quiet" disabled={!outcome.analysis} onClick={() => show('share')}>
              Share
            </button>
          </>
        )}
        <Tool icon="command" title={`All commands (${keyNames('Mod+K')})`} onClick={() => show('commands')} />
        <Tool icon={theme.icon} title={theme.title} onClick={() => prefer({ theme: theme.next })} />
        <Tool icon="help" title="Help" onClick={() => show('help')} />
      </div>
    </header>
  );
}

function Tool({ icon, title, onClick }: { icon: IconName; title: string; onClick(): void }) {
  return (
    <button type="button" className="button quiet bare" title={title} onClick={onClick}>
      <Icon name={icon} />
      <span className="hidden-text">{title}</span>
    </button>
  );
}

/** A seal whose ring closes: the chain ends at something known. */
function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <circle cx="16" cy="16" r="13" fill="none" stroke="currentColor" strokeWidth="3" />
      <circle cx="16" cy="16" r="6.5" fill="currentColor" />
    </svg>
  );
}
