import { useId } from 'react';
import { useApp } from '../app-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import type { Preferences } from './preferences.ts';

interface Choice<Key extends keyof Preferences> {
  key: Key;
  title: string;
  note?: string;
  options: readonly { value: Preferences[Key]; title: string }[];
}

const theme: Choice<'theme'> = {
  key: 'theme',
  title: 'Theme',
  options: [
    { value: 'system', title: 'As the system' },
    { value: 'light', title: 'Light' },
    { value: 'dark', title: 'Dark' },
  ],
};
const editor: Choice<'editor'> = {
  key: 'editor',
  title: 'Editor',
  note: 'The plain field is lighter and kinder to screen readers. The list of problems is the same.',
  options: [
    { value: 'rich', title: 'Rich' },
    { value: 'plain', title: 'Plain text field' },
  ],
};
const tab: Choice<'tab'> = {
  key: 'tab',
  title: 'Tab key in the rich editor',
  options: [
    { value: 'indents', title: 'Indents' },
    { value: 'moves', title: 'Moves on' },
  ],
};
const remember: Choice<'remember'> = {
  key: 'remember',
  title: 'Remember on this device',
  note: 'Kept in this browser only, unencrypted. Files may hold secrets.',
  options: [
    { value: 'nothing', title: 'Nothing' },
    { value: 'preferences', title: 'These settings' },
    { value: 'case', title: 'These settings and the files' },
  ],
};

export function Settings({ onClose }: { onClose(): void }) {
  return (
    <Dialog title="Settings" onClose={onClose}>
      <div className="settings">
        <Options choice={theme} />
        <Options choice={editor} />
        <Options choice={tab} />
        <Options choice={remember} />
      </div>
    </Dialog>
  );
}

function Options<Key extends keyof Preferences>({ choice }: { choice: Choice<Key> }) {
  const { preferences, prefer } = useApp();
  const id = useId();
  const { key, title, note, options } = choice;
  return (
    <fieldset className="setting" aria-describedby={note && id}>
      <legend>{title}</legend>
      <div className="row">
        {options.map((option) => (
          <label key={option.value} className="option">
            <input
              type="radio"
              name={key}
              checked={preferences[key] === option.value}
              onChange={() => prefer({ [key]: option.value })}
            />
            <span>{option.title}</span>
          </label>
        ))}
      </div>
      {note && (
        <p id={id} className="faint">
          {note}
        </p>
      )}
    </fieldset>
  );
}
