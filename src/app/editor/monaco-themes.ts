import type * as Monaco from 'monaco-editor/editor';
import { onSchemeChange, shownScheme } from '../preferences/theme.ts';

type Palette = Readonly<
  Record<
    'paper' | 'ink' | 'faint' | 'line' | 'raised' | 'select' | 'key' | 'text' | 'number' | 'added' | 'removed',
    string
  >
>;

/** The page's own colours (see tokens.css), as Monaco needs them; texts on them keep a contrast of 4.5 and more, also on diff lines. */
const light: Palette = {
  paper: '#ffffff',
  ink: '#1c1c1a',
  faint: '#6b6b64',
  line: '#e3e2dc',
  raised: '#ffffff',
  select: '#cfdcf3',
  key: '#1f4a6b',
  text: '#6a3b08',
  number: '#0a5a3c',
  added: '#d6efdc',
  removed: '#fbdeda',
};
const dark: Palette = {
  paper: '#191b1e',
  ink: '#e6e6e2',
  faint: '#9a9da3',
  line: '#32353a',
  raised: '#212428',
  select: '#33466a',
  key: '#9cc4e4',
  text: '#e3bd8c',
  number: '#8fd0a8',
  added: '#1d3a29',
  removed: '#4a2624',
};

/** Gives Monaco the page's theme, now and whenever the page or the system changes it. */
export function followTheme(monaco: typeof Monaco): void {
  monaco.editor.defineTheme('page-light', theme('vs', light));
  monaco.editor.defineTheme('page-dark', theme('vs-dark', dark));
  const follow = () => monaco.editor.setTheme(`page-${shownScheme()}`);
  follow();
  onSchemeChange(follow);
}

const bare = (colour: string): string => colour.slice(1);

function theme(base: 'vs' | 'vs-dark', colours: Palette): Monaco.editor.IStandaloneThemeData {
  return {
    base,
    inherit: true,
    rules: [
      { token: '', foreground: bare(colours.ink) },
      { token: 'key', foreground: bare(colours.key) },
      { token: 'type', foreground: bare(colours.key) },
      { token: 'header', foreground: bare(colours.key), fontStyle: 'bold' },
      { token: 'string', foreground: bare(colours.text) },
      { token: 'string.escape', foreground: bare(colours.text), fontStyle: 'bold' },
      { token: 'number', foreground: bare(colours.number) },
      { token: 'keyword', foreground: bare(colours.number), fontStyle: 'bold' },
      { token: 'comment', foreground: bare(colours.faint), fontStyle: 'italic' },
      { token: 'delimiter', foreground: bare(colours.faint) },
      { token: 'variable', foreground: bare(colours.number) },
    ],
    colors: {
      'editor.background': colours.paper,
      'editor.foreground': colours.ink,
      'editor.lineHighlightBorder': colours.line,
      'editor.selectionBackground': colours.select,
      'editorLineNumber.foreground': colours.faint,
      'editorLineNumber.dimmedForeground': colours.faint,
      'editorLineNumber.activeForeground': colours.ink,
      'editorWidget.background': colours.raised,
      'editorWidget.border': colours.line,
      'editorHoverWidget.background': colours.raised,
      'editorHoverWidget.border': colours.line,
      'diffEditor.insertedLineBackground': colours.added,
      'diffEditor.removedLineBackground': colours.removed,
      'diffEditor.insertedTextBackground': '#00000000',
      'diffEditor.removedTextBackground': '#00000000',
      'scrollbar.shadow': '#00000000',
      // Brackets are told by their place, not by six colours.
      ...Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map((depth) => [`editorBracketHighlight.foreground${depth}`, colours.faint]),
      ),
    },
  };
}
