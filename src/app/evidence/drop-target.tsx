import { useEffect, useRef, useState } from 'react';
import { useApp } from '../app-context.ts';
import { droppedFiles } from './dropped.ts';

/** Takes files and folders dropped anywhere on the page, and a paste that no field asked for. */
export function DropTarget() {
  const app = useApp();
  const latest = useRef(app);
  latest.current = app;
  const [over, setOver] = useState(false);

  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const drag = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!event.dataTransfer || !holdsFiles(event)) return;
      event.preventDefault();
      latest.current.addFiles(droppedFiles(event.dataTransfer));
    };
    const paste = (event: ClipboardEvent) => {
      const data = event.clipboardData;
      if (!data || event.defaultPrevented) return;
      if (data.files.length > 0) {
        event.preventDefault();
        return latest.current.addFiles(droppedFiles(data));
      }
      const inField =
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, [contenteditable], .rich-editor, dialog');
      const text = data.getData('text/plain');
      if (inField || text === '') return;
      event.preventDefault();
      latest.current.paste(text);
    };
    window.addEventListener('dragover', drag);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    document.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('dragover', drag);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
      document.removeEventListener('paste', paste);
    };
  }, []);

  return over ? <div className="drop-sign">Drop to add to the case</div> : null;
}
