import type { App } from '../app-context.ts';
import { download, fileName } from '../downloads/save.ts';
import type { Downloads } from '../downloads/use-downloads.ts';
import { markable } from '../redaction/redact-button.tsx';
import { focusZone, nextZone } from './focus.ts';
import { problemAtCaret, stepThroughProblems } from './problems.ts';

export interface Scene {
  app: App;
  downloads: Downloads;
}

export interface Action {
  id: string;
  title: string;
  group: 'Evidence' | 'Verdict' | 'Changes' | 'Page';
  /** Chords, the first of which is shown. They work everywhere, in editors too. */
  keys?: readonly string[];
  ready?(scene: Scene): boolean;
  run(scene: Scene): void;
}

const hasFiles = ({ app }: Scene): boolean => app.case.files.length > 0;
const hasPlan = ({ downloads }: Scene): boolean => downloads.archive !== undefined;
const hasProblems = ({ app }: Scene): boolean => (app.outcome.analysis?.report.findings.length ?? 0) > 0;

/** Everything the page can do. Menu, shortcuts, command palette and help are made from this one table. */
export const actions: readonly Action[] = [
  {
    id: 'paste-more',
    title: 'Paste something more',
    group: 'Evidence',
    ready: hasFiles,
    run: ({ app }) => {
      app.change({ kind: 'selected', file: undefined });
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.plain-text')?.focus());
    },
  },
  { id: 'add-files', title: 'Add files', group: 'Evidence', run: () => document.getElementById('add-files')?.click() },
  {
    id: 'add-folder',
    title: 'Add a folder',
    group: 'Evidence',
    run: () => document.getElementById('add-folder')?.click(),
  },
  { id: 'examples', title: 'Open an example', group: 'Evidence', run: ({ app }) => app.show('examples') },
  {
    id: 'save-text',
    title: 'Save the corrected files, or else the text',
    group: 'Evidence',
    keys: ['Mod+S'],
    ready: hasFiles,
    run: ({ app, downloads }) => {
      if (downloads.archive) return void downloads.archive();
      const file = app.case.files.find(({ id }) => id === app.case.active);
      if (file) download(fileName(file.path), file.text);
    },
  },
  {
    id: 'redact-selection',
    title: 'Redact what is selected in the editor',
    group: 'Evidence',
    ready: ({ app }) => markable(app.redaction.selected) !== '',
    run: ({ app }) => {
      app.redaction.mark(markable(app.redaction.selected));
      app.say('It leaves redacted now, wherever it stands.');
    },
  },
  {
    id: 'redaction',
    title: 'What leaves redacted',
    group: 'Evidence',
    ready: hasFiles,
    run: ({ app }) => app.show('redaction'),
  },
  {
    id: 'clear',
    title: 'Start over with an empty case',
    group: 'Evidence',
    ready: hasFiles,
    run: ({ app }) => {
      app.change({ kind: 'cleared' });
      app.say('The case is empty. “Bring back” takes that back.');
    },
  },
  {
    id: 'restore',
    title: 'Bring back the cleared case',
    group: 'Evidence',
    ready: ({ app }) => app.case.cleared !== undefined,
    run: ({ app }) => app.case.cleared && app.change({ kind: 'restored', case: app.case.cleared }),
  },
  {
    id: 'next-problem',
    title: 'Next problem, in all files',
    group: 'Verdict',
    keys: ['F8'],
    ready: hasProblems,
    run: ({ app }) => stepThroughProblems(app, 1),
  },
  {
    id: 'previous-problem',
    title: 'Previous problem, in all files',
    group: 'Verdict',
    keys: ['Shift+F8'],
    ready: hasProblems,
    run: ({ app }) => stepThroughProblems(app, -1),
  },
  {
    id: 'fix-here',
    title: 'Fix what is wrong at the cursor',
    group: 'Changes',
    keys: ['Mod+.'],
    ready: ({ app }) => problemAtCaret(app) !== undefined,
    run: ({ app }) => {
      const id = problemAtCaret(app);
      document.getElementById(`problem-${id}`)?.querySelector<HTMLElement>('input, summary')?.focus();
    },
  },
  {
    id: 'safe-fixes',
    title: 'Switch on the safe fixes, and only them',
    group: 'Changes',
    ready: hasProblems,
    run: ({ app }) => app.change({ kind: 'switched-to', switches: { on: [], off: [] } }),
  },
  {
    id: 'download-all',
    title: 'Download all corrected files as an archive',
    group: 'Changes',
    ready: hasPlan,
    run: ({ downloads }) => void downloads.archive?.(),
  },
  {
    id: 'download-patch',
    title: 'Download the patch',
    group: 'Changes',
    ready: hasPlan,
    run: ({ downloads }) => downloads.patch?.(),
  },
  {
    id: 'share',
    title: 'Share: link, report, text, patch or archive, redacted',
    group: 'Changes',
    ready: ({ app }) => app.outcome.analysis !== undefined && app.shared === undefined,
    run: ({ app }) => app.show('share'),
  },
  { id: 'next-zone', title: 'Go to the next zone', group: 'Page', keys: ['F6'], run: () => nextZone(1) },
  { id: 'previous-zone', title: 'Go to the zone before', group: 'Page', keys: ['Shift+F6'], run: () => nextZone(-1) },
  { id: 'to-evidence', title: 'Go to the evidence', group: 'Page', run: () => focusZone('evidence') },
  { id: 'to-verdict', title: 'Go to the verdict', group: 'Page', ready: hasFiles, run: () => focusZone('verdict') },
  { id: 'to-changes', title: 'Go to the changes', group: 'Page', ready: hasFiles, run: () => focusZone('changes') },
  {
    id: 'to-assistant',
    title: 'Go to your own model',
    group: 'Page',
    ready: hasFiles,
    run: () => focusZone('assistant'),
  },
  { id: 'commands', title: 'All commands', group: 'Page', keys: ['Mod+K'], run: ({ app }) => app.show('commands') },
  {
    id: 'tab-key',
    title: 'Tab key in the editor: indent, or move on',
    group: 'Page',
    keys: ['Ctrl+M'],
    run: ({ app }) => {
      const tab = app.preferences.tab === 'moves' ? 'indents' : 'moves';
      app.prefer({ tab });
      app.say(tab === 'moves' ? 'Tab now moves on from the editor.' : 'Tab now indents in the editor.');
    },
  },
  {
    id: 'theme',
    title: 'Theme: as the system, light, dark',
    group: 'Page',
    run: ({ app }) => {
      const next = { system: 'light', light: 'dark', dark: 'system' } as const;
      app.prefer({ theme: next[app.preferences.theme] });
    },
  },
  {
    id: 'plain-editor',
    title: 'Editor: rich, or a plain text field',
    group: 'Page',
    run: ({ app }) => app.prefer({ editor: app.preferences.editor === 'rich' ? 'plain' : 'rich' }),
  },
  {
    id: 'self-test',
    title: 'Privacy self-test: try every way out of this page',
    group: 'Page',
    run: ({ app }) => app.show('self-test'),
  },
  { id: 'settings', title: 'Settings', group: 'Page', run: ({ app }) => app.show('settings') },
  { id: 'help', title: 'Help', group: 'Page', keys: ['F1'], run: ({ app }) => app.show('help') },
];
