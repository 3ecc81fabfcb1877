import { readToml } from '../../../syntax/toml/index.ts';
import { applyEdits } from '../../../workspace/edits.ts';
import type { TextEdit } from '../../../workspace/source-file.ts';
import type { FixDraft, Rule } from '../../rule.ts';
import type { ContainerdHostsDocument } from '../document.ts';
import { lookup, measured } from '../sources.ts';

export const rule: Rule<ContainerdHostsDocument> = {
  id: 'containerd-hosts/not-toml',
  title: 'The file is not valid TOML, so containerd goes on without it',
  severity: 'breaks-now',
  what: 'hosts.toml has a syntax error.',
  why: 'containerd logs "failed to decode hosts.toml" and pulls as if the file were not there: `ca` and mirrors have no effect, *.crt files in the same directory have. The pull itself does not name the error.',
  whatToDo: 'Correct the line; the log of containerd names its position.',
  references: [lookup, measured],
  explains: ['x509-unknown-authority', 'hosts-toml-invalid'],
  *check(document) {
    const [first] = document.problems;
    if (!first) return;
    const fix = repair(document);
    yield {
      range: first.range,
      message: `hosts.toml is not valid TOML: ${first.message}.`,
      ...(fix ? { fix } : { declined: 'What was meant here cannot be told with certainty.' }),
    };
  },
};

interface Spelling {
  wrong: RegExp;
  right: (...groups: string[]) => string;
}

/** Slips of the keyboard and of word processors, line by line; each only where the rest of the line says what is meant. */
const spellings: readonly Spelling[] = [
  { wrong: /[“”„‟″]/g, right: () => '"' },
  { wrong: /[‘’‚‛′]/g, right: () => "'" },
  { wrong: /\u00a0/g, right: () => ' ' },
  // A switch that is not read today must not begin to turn verification off.
  { wrong: /^(\s*skip_verify\s*=\s*)(?:true|True|TRUE)(?=\s*(?:#|$))/, right: (_, key) => `${key}false` },
  { wrong: /^(\s*\w+\s*=\s*)(True|TRUE)(?=\s*(?:#|$))/, right: (_, key) => `${key}true` },
  { wrong: /^(\s*\w+\s*=\s*)(False|FALSE)(?=\s*(?:#|$))/, right: (_, key) => `${key}false` },
  {
    wrong: /^(\s*(?:server|ca|client)\s*=\s*)([^\s"'[\]{},#]+)(?=\s*(?:#|$))/,
    right: (_, key, value) => `${key}"${value}"`,
  },
  {
    wrong: /^(\s*)(server|ca|client|capabilities|skip_verify|override_path)(\s*):(\s+)/,
    right: (_, indent, key, a, b) => `${indent}${key}${a || ' '}=${b}`,
  },
  {
    wrong: /^(\s*\[hosts?\.)["']?(https?:\/\/[^\s"'[\]]+)["']?(\.header)?\]?(?=\s*(?:#|$))/,
    right: (_, start, url, below) => `${start}"${url}"${below ?? ''}]`,
  },
];

/** The repaired file, if these slips are all that is wrong with it. */
function repair({ file }: ContainerdHostsDocument): FixDraft | undefined {
  const edits: TextEdit[] = [];
  for (const line of file.text.matchAll(/[^\n]+/g)) {
    const [written] = line;
    const end = written.endsWith('\r') ? -1 : undefined;
    const before = written.slice(0, end);
    if (before.length > 2000 || before.trimStart().startsWith('#')) continue;
    const after = spellings.reduce((text, { wrong, right }) => text.replace(wrong, right), before);
    if (after !== before)
      edits.push({ path: file.path, range: { start: line.index, end: line.index + before.length }, text: after });
  }
  const text = applyEdits(file.text, edits);
  if (edits.length === 0 || text === undefined || readToml({ path: file.path, text }).problems.length > 0)
    return undefined;
  const verifies = edits.some((edit) => /^\s*skip_verify/.test(edit.text));
  const title = verifies ? 'Correct the spelling, with verification on as it is now' : 'Correct the spelling';
  return { title, safety: 'safe', edits, declares: [{ path: file.path, at: [] }] };
}
