import { faultsOf } from '../../../runtimes/containerd/config-path.ts';
import type { Rule } from '../../rule.ts';
import type { ContainerdConfigDocument } from '../document.ts';
import { tablesInUse } from '../home.ts';
import { withConfigPath } from '../repair/config-path.ts';
import { hostLookup } from '../sources.ts';

export const rule: Rule<ContainerdConfigDocument> = {
  id: 'containerd-config/config-path-not-absolute',
  title: 'config_path is a relative path',
  severity: 'breaks-later',
  what: 'The value does not begin with a slash.',
  why: 'containerd joins the registry’s name to the value and opens the result from the directory it was started in. That is / only where nothing, neither a WorkingDirectory= in the unit nor a shell, says otherwise; elsewhere nothing is found, and that is no error.',
  whatToDo: 'Write the absolute path.',
  references: [hostLookup],
  explains: ['x509-unknown-authority', 'x509-ca-other-key', 'http-response-to-https-client'],
  *check(document, theCase) {
    for (const { configPath } of tablesInUse(document, theCase)) {
      if (!configPath || !faultsOf(configPath.value, theCase).includes('relative')) continue;
      yield {
        range: configPath.range,
        message: `config_path = "${configPath.value}" has no leading slash: where it leads depends on the directory in which containerd was started.`,
        ...withConfigPath(document, theCase, configPath, { safety: 'safe' }),
      };
    }
  },
};
