import { faultsOf, meantDirectory } from '../../../runtimes/containerd/config-path.ts';
import type { Rule } from '../../rule.ts';
import type { ContainerdConfigDocument } from '../document.ts';
import { tablesInUse } from '../home.ts';
import { withConfigPath } from '../repair/config-path.ts';
import { hostLookup, measured } from '../sources.ts';

export const rule: Rule<ContainerdConfigDocument> = {
  id: 'containerd-config/config-path-not-the-root',
  title: 'config_path points at the directory of one registry',
  severity: 'breaks-now',
  what: 'The value leads to a registry’s own directory, or to a hosts.toml, instead of the directory above.',
  why: 'containerd appends the registry’s name to config_path and looks there; a directory of that name inside the registry’s own directory does not exist. That is no error: the pull goes on with the system roots alone.',
  whatToDo: 'Name the directory that holds one directory for each registry, usually /etc/containerd/certs.d.',
  references: [hostLookup, measured],
  explains: ['x509-unknown-authority', 'x509-ca-other-key', 'http-response-to-https-client'],
  *check(document, theCase) {
    for (const { configPath } of tablesInUse(document, theCase)) {
      if (!configPath || !faultsOf(configPath.value, theCase).includes('host-directory')) continue;
      const meant = meantDirectory(configPath.value, theCase);
      yield {
        range: configPath.range,
        message: `config_path = "${configPath.value}" is below the directory that is meant: containerd appends the registry’s name itself${meant ? `, to ${meant}` : ''}.`,
        ...withConfigPath(document, theCase, configPath, { safety: 'safe' }),
      };
    }
  },
};
