import { type ChangeEvent, useRef } from 'react';
import { useApp } from '../app-context.ts';
import { Icon } from '../parts/icon.tsx';
import { chosenFiles } from './dropped.ts';

/** The ways in besides pasting and dropping. The inputs are the platform's; the buttons stand for them. */
export function AddButtons() {
  const { addFiles } = useApp();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const add = (event: ChangeEvent<HTMLInputElement>) => {
    if (event.target.files) addFiles(chosenFiles(event.target.files));
    event.target.value = '';
  };
  return (
    <div className="row add-buttons">
      <button type="button" className="button" id="add-files" onClick={() => files.current?.click()}>
        <Icon name="file" />
        Add files
      </button>
      <button type="button" className="button" id="add-folder" onClick={() => folder.current?.click()}>
        <Icon name="folder" />
        Add a folder
      </button>
      <input ref={files} type="file" multiple hidden aria-label="Files" onChange={add} />
      <input
        ref={(element) => {
          folder.current = element;
          element?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        multiple
        hidden
        aria-label="Folder"
        onChange={add}
      />
    </div>
  );
}
