import { keyNames } from '../actions/keys.ts';
import { useApp } from '../app-context.ts';

/** How the keyboard leaves the editor. Its place is always kept, so nothing moves when it appears. */
export function EditorHint() {
  const { preferences } = useApp();
  const toggle = keyNames('Ctrl+M');
  return (
    <p className="editor-hint" id="editor-hint">
      {preferences.tab === 'moves' ? (
        <>
          Tab moves on. <kbd>{toggle}</kbd> makes it indent.
        </>
      ) : (
        <>
          Tab indents. <kbd>Esc</kbd> then <kbd>Tab</kbd> leaves, <kbd>{toggle}</kbd> makes Tab move on.
        </>
      )}
    </p>
  );
}
