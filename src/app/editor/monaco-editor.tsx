import type * as Monaco from 'monaco-editor/editor';
import { useEffect, useRef } from 'react';
import type { Severity } from '../../engine/workspace/report.ts';
import { hiddenIn } from '../redaction/hidden.ts';
import type { CodeEditorProps } from './code-editor.ts';
import { monaco } from './monaco.ts';
import { offer, registerOffers } from './monaco-offers.ts';
import { editorOptions } from './monaco-options.ts';
import { sourceAfter, type ViewText, viewOf } from './view-text.ts';

registerOffers(monaco);

const weights: Readonly<Record<Severity, Monaco.MarkerSeverity>> = {
  'breaks-now': monaco.MarkerSeverity.Error,
  'breaks-later': monaco.MarkerSeverity.Warning,
  unsafe: monaco.MarkerSeverity.Warning,
  tidy: monaco.MarkerSeverity.Info,
};

interface Open {
  model: Monaco.editor.ITextModel;
  state: Monaco.editor.ICodeEditorViewState | null;
}

/** The rich editor. One editor, one model a file, so that each file keeps its own undo history and place. */
export default function MonacoEditor(props: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Monaco.editor.IStandaloneCodeEditor>(undefined);
  const open = useRef(new Map<number, Open>());
  const latest = useRef<{ props: CodeEditorProps; view: ViewText }>(undefined);
  /** Texts that were typed here and have not come back yet as the file's text. */
  const onTheWay = useRef<string[]>([]);
  const { file, language, marks, secrets, reveal, tabMoves, label } = props;
  const source = file?.text ?? '';
  const known = latest.current;
  const view = known && known.props.file?.text === source ? known.view : viewOf(source, hiddenIn(source));
  latest.current = { props, view };

  useEffect(() => {
    if (!host.current) return;
    const created = monaco.editor.create(host.current, { ...editorOptions, model: null });
    editor.current = created;
    const stopTyping = created.onDidChangeModelContent(() => {
      const now = latest.current;
      const edited = created.getModel()?.getValue(monaco.editor.EndOfLinePreference.LF);
      if (!now || edited === undefined || edited === now.view.text) return;
      const text = sourceAfter(now.props.file?.text ?? '', now.view, edited);
      onTheWay.current.push(text);
      now.props.onChange(text);
    });
    const stopSelecting = created.onDidChangeCursorSelection(({ selection }) => {
      const now = latest.current;
      const model = created.getModel();
      if (!now || !model) return;
      const [start, end] = [selection.getStartPosition(), selection.getEndPosition()].map((position) =>
        now.view.toSource(model.getOffsetAt(position)),
      );
      now.props.onSelect((now.props.file?.text ?? '').slice(start, end));
    });
    const stopLeaving = leaveByEscape(created, () => latest.current?.props.tabMoves ?? false);
    const models = open.current;
    return () => {
      stopTyping.dispose();
      stopSelecting.dispose();
      stopLeaving.dispose();
      created.dispose();
      for (const { model } of models.values()) {
        offer(model, undefined);
        model.dispose();
      }
      models.clear();
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: opening depends on which file it is, not on its text.
  useEffect(() => {
    const current = editor.current;
    if (!current || !file) return;
    const leaving = [...open.current.values()].find(({ model }) => model === current.getModel());
    if (leaving) leaving.state = current.saveViewState();
    const entry = open.current.get(file.id) ?? { model: modelOf(view.text, language), state: null };
    open.current.set(file.id, entry);
    current.setModel(entry.model);
    if (entry.state) current.restoreViewState(entry.state);
    if (props.takesFocus) current.focus();
  }, [file?.id]);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (!model) return;
    monaco.editor.setModelLanguage(model, language === 'text' ? 'plaintext' : language);
    editor.current?.updateOptions({
      wordWrap: language === 'text' ? 'on' : 'off',
      tabFocusMode: tabMoves,
      ariaLabel: label,
    });
  }, [language, tabMoves, label]);

  // Text that changed elsewhere (a fix, an undo of the page) comes in as one edit, so Ctrl+Z takes it back.
  useEffect(() => {
    const model = editor.current?.getModel();
    const own = onTheWay.current.indexOf(source);
    onTheWay.current.splice(0, own === -1 ? onTheWay.current.length : own + 1);
    if (!model || own !== -1 || model.getValue(monaco.editor.EndOfLinePreference.LF) === view.text) return;
    model.pushStackElement();
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text: view.text }], () => null);
    model.pushStackElement();
  }, [view, source]);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (!model) return;
    const placed = marks.map((mark) => ({ mark, range: rangeIn(model, view, mark.range.start, mark.range.end) }));
    monaco.editor.setModelMarkers(
      model,
      'known-authority',
      placed.map(({ mark, range }) => ({
        ...range,
        severity: weights[mark.severity],
        message: mark.message,
      })),
    );
    offer(model, { marks: placed, onFix: (id) => latest.current?.props.onFix(id) });
  }, [marks, view]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another file has another model.
  useEffect(() => {
    const model = editor.current?.getModel();
    if (!model) return;
    const shown = editor.current?.createDecorationsCollection(
      secrets.map(({ start, end }) => ({
        range: rangeIn(model, view, start, end),
        options: { inlineClassName: 'to-redact', hoverMessage: { value: 'Leaves redacted' } },
      })),
    );
    return () => shown?.clear();
  }, [secrets, view, file?.id]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a jump happens once a turn, not on every change of the text.
  useEffect(() => {
    const current = editor.current;
    const model = current?.getModel();
    if (!current || !model || !reveal) return;
    const range = rangeIn(model, view, reveal.range.start, reveal.range.end);
    current.setSelection(range);
    current.revealRangeInCenterIfOutsideViewport(range);
    current.focus();
    // The same words as in the list, beside the place; Escape closes them.
    current.trigger('page', 'editor.action.showHover', {});
  }, [reveal?.turn, file?.id]);

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const paste = (event: ClipboardEvent) => {
      const current = editor.current;
      const model = current?.getModel();
      const text = event.clipboardData?.getData('text/plain');
      if (!current || !model || !text || !current.hasTextFocus()) return;
      const covered = model.getValueLength() === 0 || current.getSelection()?.equalsRange(model.getFullModelRange());
      if (!covered) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current?.props.onPasteAll(text);
    };
    element.addEventListener('paste', paste, true);
    return () => element.removeEventListener('paste', paste, true);
  }, []);

  return <div className="rich-editor" ref={host} />;
}

/** Colour means state, so brackets have none: the editor's own option does not reach the model. */
function modelOf(text: string, language: string): Monaco.editor.ITextModel {
  const model = monaco.editor.createModel(text, language);
  model.updateOptions({ bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } });
  return model;
}

function rangeIn(model: Monaco.editor.ITextModel, view: ViewText, start: number, end: number): Monaco.Range {
  return monaco.Range.fromPositions(model.getPositionAt(view.toView(start)), model.getPositionAt(view.toView(end)));
}

/** After Escape, Tab leaves the editor; the next key that types, or coming back, makes it indent again. */
function leaveByEscape(editor: Monaco.editor.IStandaloneCodeEditor, tabMoves: () => boolean): Monaco.IDisposable {
  const keys = editor.onKeyDown(({ keyCode, shiftKey }) => {
    if (keyCode === monaco.KeyCode.Escape) editor.updateOptions({ tabFocusMode: true });
    else if (keyCode !== monaco.KeyCode.Tab && !shiftKey) editor.updateOptions({ tabFocusMode: tabMoves() });
  });
  const focus = editor.onDidFocusEditorText(() => editor.updateOptions({ tabFocusMode: tabMoves() }));
  return {
    dispose: () => {
      keys.dispose();
      focus.dispose();
    },
  };
}
