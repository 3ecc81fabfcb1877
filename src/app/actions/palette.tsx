import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { Dialog } from '../parts/dialog.tsx';
import { type Action, actions, type Scene } from './actions.ts';
import { keyNames } from './keys.ts';

/** All actions by a few letters: a combobox over a list, after the ARIA pattern. */
export function Palette({ scene, onClose }: { scene: Scene; onClose(): void }) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const found = useMemo(() => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    return actions.filter(
      ({ title, group, ready }) =>
        (ready?.(scene) ?? true) && words.every((word) => `${group} ${title}`.toLowerCase().includes(word)),
    );
  }, [query, scene]);
  const current = found[Math.min(at, found.length - 1)];

  const run = (action: Action | undefined) => {
    if (!action) return;
    onClose();
    // After the dialog has given the focus back, so that an action can move it.
    requestAnimationFrame(() => action.run(scene));
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((found.indexOf(current ?? (actions[0] as Action)) + step + found.length) % Math.max(found.length, 1));
    }
    if (event.key === 'Enter') {
      // The focus moves back before the key is through; without this it would type into the editor there.
      event.preventDefault();
      run(current);
    }
  };

  return (
    <Dialog title="All commands" onClose={onClose}>
      <input
        className="palette-query"
        role="combobox"
        aria-label="Command"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={current && `${id}-${current.id}`}
        placeholder="What to do?"
        spellCheck={false}
        autoComplete="off"
        data-first
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <div role="listbox" id={`${id}-list`} aria-label="Commands" className="palette-list">
        {found.map((action) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above has the keys.
          <div
            key={action.id}
            role="option"
            id={`${id}-${action.id}`}
            tabIndex={-1}
            aria-selected={action === current}
            className="palette-item"
            onClick={() => run(action)}
            onPointerMove={() => setAt(found.indexOf(action))}
            ref={(element) => {
              if (action === current) element?.scrollIntoView({ block: 'nearest' });
            }}
          >
            <span>{action.title}</span>
            <span className="palette-group">{action.group}</span>
            {action.keys?.[0] && <kbd>{keyNames(action.keys[0])}</kbd>}
          </div>
        ))}
      </div>
      <p role="status" className="palette-count">
        {found.length === 0 ? 'No such command.' : found.length === 1 ? '1 command' : `${found.length} commands`}
      </p>
    </Dialog>
  );
}
