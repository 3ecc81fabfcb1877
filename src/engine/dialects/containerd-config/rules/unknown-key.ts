import { renameKey } from '../../../syntax/toml/index.ts';
import type { Case, Problem, Rule } from '../../rule.ts';
import type { ContainerdConfigDocument } from '../document.ts';
import { configPathOf } from '../home.ts';
import { headerOf } from '../layouts.ts';
import { type FaultyEntry, meaningOf } from '../registry-keys.ts';
import { loading, measured } from '../sources.ts';
import { strayConfigPaths } from '../stray.ts';

export const rule: Rule<ContainerdConfigDocument> = {
  id: 'containerd-config/unknown-key',
  title: 'containerd does not know the key and ignores it',
  severity: 'breaks-now',
  what: 'A registry table holds a key that no release reads there.',
  why: '1.x skips unknown keys in silence. 2.x logs "Ignoring unknown key in TOML for plugin" once, when it starts, and goes on without them.',
  whatToDo: 'Write the name that containerd knows.',
  references: [loading, measured],
  explains: ['x509-unknown-authority', 'http-response-to-https-client'],
  *check(document, theCase) {
    if (document.problems.length > 0) return;
    const strays = new Set(strayConfigPaths(document).map(({ entry }) => entry));
    for (const faulty of document.faulty) {
      if (faulty.kind || strays.has(faulty.entry)) continue;
      yield { range: faulty.entry.keyRange, ...problemOf(document, theCase, faulty) };
    }
  },
};

function problemOf(document: ContainerdConfigDocument, theCase: Case, faulty: FaultyEntry): Omit<Problem, 'range'> {
  const { entry, owner } = faulty;
  const where = owner.length === 0 ? 'at the top level' : `in ${headerOf(owner)}`;
  const message = `containerd does not know ${entry.key} ${where} and ignores it`;
  const meaning = meaningOf(faulty);
  switch (meaning?.kind) {
    case 'key':
      return { message: `${message}; ${meaning.key} is meant.`, ...rename(document, theCase, faulty, meaning.key) };
    case 'elsewhere':
      return { severity: 'tidy', message: `${message}: ${meaning.says}`, declined: 'No other key here can say it.' };
    case 'switch':
      return {
        severity: 'tidy',
        message: `${message}: the certificate is verified all the same, and needs its CA in the hosts.toml of the registry.`,
        declined: 'The name of a switch that turns verification off is not put right.',
      };
    default:
      return { severity: 'tidy', message: `${message}.`, declined: 'What it was meant to do is not known.' };
  }
}

/** A config_path that takes effect only now must not meet `mirrors`. */
function rename(
  document: ContainerdConfigDocument,
  theCase: Case,
  { entry, owner }: FaultyEntry,
  key: string,
): Pick<Problem, 'fix' | 'declined'> {
  const takesEffect =
    key === 'config_path' && document.registries.some(({ mirrors, tls }) => mirrors.length + tls.length > 0);
  if (takesEffect && !configPathOf(document, theCase)) {
    return {
      declined:
        'With the right name it would meet the mirrors or TLS settings beside it: move those into hosts.toml first.',
    };
  }
  const edits = renameKey(document.toml, [...owner, entry.key], key);
  if (edits.length === 0) return { declined: `${key} is there too: which of the two is meant, only you can tell.` };
  const declares = [entry.key, key].map((name) => ({ path: document.file.path, at: [...owner, name] }));
  return { fix: { title: `Write ${key}`, safety: 'safe', edits, declares, carries: [{ path: document.file.path }] } };
}
