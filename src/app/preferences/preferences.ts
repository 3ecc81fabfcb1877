import type { SourceFile } from '../../engine/workspace/source-file.ts';

export interface Preferences {
  theme: 'system' | 'light' | 'dark';
  editor: 'rich' | 'plain';
  /** What the Tab key does in the rich editor. */
  tab: 'indents' | 'moves';
  /** What stays on this device. Nothing, unless a person chooses otherwise. */
  remember: 'nothing' | 'preferences' | 'case';
}

const defaults: Preferences = { theme: 'system', editor: 'rich', tab: 'indents', remember: 'nothing' };

const KEY = 'known-authority';

export interface Remembered {
  preferences: Preferences;
  files: SourceFile[];
}

/** What an earlier visit was asked to keep; the defaults when it kept nothing or storage is closed to us. */
export function recall(): Remembered {
  const nothing = { preferences: defaults, files: [] };
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    if (!isRecord(kept) || !isRecord(kept.preferences)) return nothing;
    const files = Array.isArray(kept.files) ? kept.files.filter(isFile) : [];
    return { preferences: preferencesFrom(kept.preferences), files };
  } catch {
    return nothing;
  }
}

/** Keeps what the preferences allow to keep, and removes the rest. False when the browser refuses. */
export function keep(preferences: Preferences, files: readonly SourceFile[]): boolean {
  try {
    if (preferences.remember === 'nothing') localStorage.removeItem(KEY);
    else {
      const plain = files.map(({ path, text, dialect }) => ({ path, text, dialect }));
      localStorage.setItem(KEY, JSON.stringify({ preferences, files: preferences.remember === 'case' ? plain : [] }));
    }
    return true;
  } catch {
    return false;
  }
}

function preferencesFrom(kept: Record<string, unknown>): Preferences {
  const one = <T extends string>(value: unknown, among: readonly T[], otherwise: T): T =>
    among.find((known) => known === value) ?? otherwise;
  return {
    theme: one(kept.theme, ['system', 'light', 'dark'], defaults.theme),
    editor: one(kept.editor, ['rich', 'plain'], defaults.editor),
    tab: one(kept.tab, ['indents', 'moves'], defaults.tab),
    remember: one(kept.remember, ['nothing', 'preferences', 'case'], defaults.remember),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isFile = (value: unknown): value is SourceFile =>
  isRecord(value) && typeof value.path === 'string' && typeof value.text === 'string';
