import { colonAfter, respell, type Slip } from '../../../syntax/toml/index.ts';
import type { FixDraft } from '../../rule.ts';
import type { ContainerdConfigDocument } from '../document.ts';

const slips: readonly Slip[] = [
  colonAfter(['config_path', 'ca_file', 'cert_file', 'key_file', 'endpoint', 'version']),
  {
    wrong: /^(\s*\[plugins\.(?:"[^"\]]{0,200}"|'[^'\]]{0,200}'|[\w.-])+)(?=\s*(?:#|$))/,
    right: (_, header) => `${header}]`,
  },
];

/** The repaired file, if such slips are all that is wrong with it; undefined otherwise. */
export function repairSpelling({ file }: ContainerdConfigDocument): FixDraft | undefined {
  const spelling = respell(file, slips);
  if (!spelling) return undefined;
  return {
    title: spelling.verifies ? 'Correct the spelling, with verification on' : 'Correct the spelling',
    safety: 'safe',
    edits: spelling.edits,
    declares: [{ path: file.path, at: [] }],
    // Rules could not see all that was in it.
    carries: [{ path: file.path }],
  };
}
