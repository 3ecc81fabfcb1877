import type * as Monaco from 'monaco-editor/editor';
import { useEffect, useRef } from 'react';
import { shownTexts } from '../redaction/hidden.ts';
import type { Language } from './language.ts';
import { monaco } from './monaco.ts';
import { diffOptions } from './monaco-options.ts';

interface DiffEditorProps {
  path: string;
  before: string;
  after: string;
  language: Language;
}

/** Pixels; a longer difference scrolls. */
const TALLEST = 560;

/** Before and after side by side, read only; F7 walks through the changes. */
export default function DiffEditor({ path, before, after, language }: DiffEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!host.current) return;
    const id = language === 'text' ? 'plaintext' : language;
    const [was = '', is = ''] = shownTexts([before, after]);
    const original = monaco.editor.createModel(was, id);
    const modified = monaco.editor.createModel(is, id);
    const editor: Monaco.editor.IStandaloneDiffEditor = monaco.editor.createDiffEditor(host.current, diffOptions);
    editor.setModel({ original, modified });
    // The options of the diff editor for these names have no effect when it is created.
    editor.getOriginalEditor().updateOptions({ ariaLabel: `${path} before`, tabFocusMode: true });
    editor.getModifiedEditor().updateOptions({ ariaLabel: `${path} after`, tabFocusMode: true });
    const fit = editor.onDidUpdateDiff(() => {
      const heights = [editor.getOriginalEditor(), editor.getModifiedEditor()].map((one) => one.getContentHeight());
      if (host.current) host.current.style.height = `${Math.min(Math.max(...heights, 80), TALLEST)}px`;
    });
    return () => {
      fit.dispose();
      editor.dispose();
      original.dispose();
      modified.dispose();
    };
  }, [path, before, after, language]);
  return <div className="diff-editor" ref={host} />;
}
