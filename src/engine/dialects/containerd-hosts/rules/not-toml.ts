import { colonAfter, respell, type Slip } from '../../../syntax/toml/index.ts';
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

const slips: readonly Slip[] = [
  colonAfter(['server', 'ca', 'client', 'capabilities', 'skip_verify', 'override_path']),
  {
    wrong: /^(\s*(?:server|ca|client)\s*=\s*)([^\s"'[\]{},#]+)(?=\s*(?:#|$))/,
    right: (_, key, value) => `${key}"${value}"`,
  },
  {
    wrong: /^(\s*\[hosts?\.)["']?(https?:\/\/[^\s"'[\]]+)["']?(\.header)?\]?(?=\s*(?:#|$))/,
    right: (_, start, url, below) => `${start}"${url}"${below ?? ''}]`,
  },
];

/** The repaired file, if such slips are all that is wrong with it. */
function repair({ file }: ContainerdHostsDocument): FixDraft | undefined {
  const spelling = respell(file, slips);
  if (!spelling) return undefined;
  return {
    title: spelling.verifies ? 'Correct the spelling, with verification on as it is now' : 'Correct the spelling',
    safety: 'safe',
    edits: spelling.edits,
    declares: [{ path: file.path, at: [] }],
  };
}
