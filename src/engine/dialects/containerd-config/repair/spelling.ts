import { readToml } from '../../../syntax/toml/index.ts';
import { applyEdits } from '../../../workspace/edits.ts';
import type { TextEdit } from '../../../workspace/source-file.ts';
import type { FixDraft } from '../../rule.ts';
import type { ContainerdConfigDocument } from '../document.ts';

interface Spelling {
  wrong: RegExp;
  right: (...groups: string[]) => string;
}

/** Slips of keyboards and word processors, line by line; each only where the rest of the line says what is meant. */
const spellings: readonly Spelling[] = [
  { wrong: /[“”„‟″]/g, right: () => '"' },
  { wrong: /[‘’‚‛′]/g, right: () => "'" },
  { wrong: /\u00a0/g, right: () => ' ' },
  // A switch that is not read today must not begin to turn verification off.
  {
    wrong: /^(\s*insecure_skip_verify\s*=\s*)(?:true|True|TRUE|yes|on)(?=\s*(?:#|$))/,
    right: (_, key) => `${key}false`,
  },
  { wrong: /^(\s*[\w-]+\s*=\s*)(?:True|TRUE)(?=\s*(?:#|$))/, right: (_, key) => `${key}true` },
  { wrong: /^(\s*[\w-]+\s*=\s*)(?:False|FALSE)(?=\s*(?:#|$))/, right: (_, key) => `${key}false` },
  { wrong: /^(\s*[\w-]+\s*=\s*)(\/[^\s"'[\]{},#]*)(?=\s*(?:#|$))/, right: (_, key, value) => `${key}"${value}"` },
  {
    wrong: /^(\s*)(config_path|ca_file|cert_file|key_file|endpoint|version)(\s*):(\s+)/,
    right: (_, indent, key, a, b) => `${indent}${key}${a || ' '}=${b}`,
  },
  {
    wrong: /^(\s*\[plugins\.(?:"[^"\]]{0,200}"|'[^'\]]{0,200}'|[\w.-])+)(?=\s*(?:#|$))/,
    right: (_, header) => `${header}]`,
  },
];

/** The repaired file, if such slips are all that is wrong with it; undefined otherwise. */
export function repairSpelling({ file }: ContainerdConfigDocument): FixDraft | undefined {
  const edits = [...file.text.matchAll(/[^\n]+/g)].flatMap(({ 0: written, index }): TextEdit[] => {
    const before = written.endsWith('\r') ? written.slice(0, -1) : written;
    const after = corrected(before);
    return after === before
      ? []
      : [{ path: file.path, range: { start: index, end: index + before.length }, text: after }];
  });
  const text = applyEdits(file.text, edits);
  const isWhole = edits.length > 0 && text !== undefined && readToml({ path: file.path, text }).problems.length === 0;
  if (!isWhole) return undefined;
  return {
    title: edits.some((edit) => /^\s*insecure_skip_verify/.test(edit.text))
      ? 'Correct the spelling, with verification on'
      : 'Correct the spelling',
    safety: 'safe',
    edits,
    declares: [{ path: file.path, at: [] }],
    // Rules could not see all that was in it.
    carries: [{ path: file.path }],
  };
}

function corrected(line: string): string {
  if (line.length > 2000 || line.trimStart().startsWith('#')) return line;
  return spellings.reduce((text, { wrong, right }) => text.replace(wrong, right), line);
}
