import { directoriesOf, faultsOf } from '../../../runtimes/containerd/config-path.ts';
import { isAtLeast } from '../../../workspace/version.ts';
import type { Rule } from '../../rule.ts';
import type { ContainerdConfigDocument } from '../document.ts';
import { tablesInUse } from '../home.ts';
import { forcesLocalPull } from '../local-pull.ts';
import { nameReleases, releasesOf } from '../releases.ts';
import { withConfigPath } from '../repair/config-path.ts';
import { hostLookup, measured, transfer } from '../sources.ts';

export const rule: Rule<ContainerdConfigDocument> = {
  id: 'containerd-config/config-path-is-a-list',
  title: 'config_path names several directories',
  severity: 'breaks-now',
  since: '2.1',
  what: 'The value is a list of directories, parted by colons.',
  why: 'The default pull of containerd 2.1 and newer goes through the transfer service, which takes the whole value, colon included, for the name of one directory, finds nothing there and says nothing. Only the local pull of older releases, or with use_local_image_pull = true, takes the list apart.',
  whatToDo: 'Name one directory, and move what stands in the other into it.',
  references: [transfer, hostLookup, measured],
  explains: ['x509-unknown-authority', 'x509-ca-other-key', 'http-response-to-https-client'],
  *check(document, theCase) {
    // Where the release is not known, the error that it makes tells enough.
    const isSeen = theCase.evidence.some(({ code, hop }) => code === 'x509-unknown-authority' && hop !== 'proxy');
    const affected = releasesOf(theCase).filter((release) => isAtLeast(release, '2.1'));
    if (affected.length === 0 || forcesLocalPull(document)) return;
    for (const { configPath } of tablesInUse(document, theCase)) {
      if (!configPath || !faultsOf(configPath.value, theCase).includes('list')) continue;
      const all = affected.length === releasesOf(theCase).length;
      const rest = directoriesOf(configPath.value).slice(1).join(' and ');
      yield {
        range: configPath.range,
        severity: all || isSeen ? 'breaks-now' : 'breaks-later',
        message: `config_path = "${configPath.value}" is the name of one directory to ${nameReleases(affected)}, so that no hosts.toml is found.`,
        ...withConfigPath(document, theCase, configPath, {
          safety: all ? 'safe' : 'needs-review',
          actions: all ? [] : [lookInto(rest)],
        }),
      };
    }
  },
};

const lookInto = (directories: string) => ({
  kind: 'obtain' as const,
  title: `See what stands in ${directories}`,
  command: `ls -R ${directories.replaceAll(' and ', ' ')}`,
  why: 'Older releases read these directories too. What a registry needs from there has to be moved into the one that stays.',
});
