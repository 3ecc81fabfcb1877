import type * as Monaco from 'monaco-editor/editor';

const font =
  "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace";

/** What the editor and the diff share. Nothing in it follows links, fetches or completes. */
const shared = {
  automaticLayout: true,
  fontFamily: font,
  fontSize: 13,
  lineHeight: 20,
  minimap: { enabled: false },
  bracketPairColorization: { enabled: false },
  guides: { indentation: false },
  scrollBeyondLastLine: false,
  links: false,
  renderLineHighlight: 'line',
  smoothScrolling: false,
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  fixedOverflowWidgets: true,
  contextmenu: true,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, alwaysConsumeMouseWheel: false },
} satisfies Monaco.editor.IEditorOptions;

export const editorOptions: Monaco.editor.IStandaloneEditorConstructionOptions = {
  ...shared,
  ariaLabel: 'Editor',
  glyphMargin: false,
  folding: true,
  lineNumbersMinChars: 3,
  lineDecorationsWidth: 12,
  padding: { top: 8, bottom: 8 },
  tabSize: 2,
  detectIndentation: true,
  trimAutoWhitespace: false,
  occurrencesHighlight: 'off',
  quickSuggestions: false,
  wordBasedSuggestions: 'off',
  lightbulb: { enabled: 'on' as Monaco.editor.ShowLightbulbIconMode },
  unicodeHighlight: { ambiguousCharacters: true, invisibleCharacters: true },
};

export const diffOptions: Monaco.editor.IStandaloneDiffEditorConstructionOptions = {
  ...shared,
  readOnly: true,
  originalEditable: false,
  renderSideBySide: true,
  useInlineViewWhenSpaceIsLimited: true,
  renderSideBySideInlineBreakpoint: 560,
  hideUnchangedRegions: { enabled: true, contextLineCount: 3, minimumLineCount: 3 },
  renderOverviewRuler: false,
  diffWordWrap: 'off',
};
