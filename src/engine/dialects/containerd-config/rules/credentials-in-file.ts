import { entriesAt } from '../../../syntax/tree.ts';
import type { Rule } from '../../rule.ts';
import type { ContainerdConfigDocument } from '../document.ts';
import { registryOfHost, registryOfKey } from '../endpoint.ts';
import { credentials, legacyPull } from '../sources.ts';

export const rule: Rule<ContainerdConfigDocument> = {
  id: 'containerd-config/credentials-in-file',
  title: 'Registry credentials stand in config.toml',
  severity: 'unsafe',
  what: 'A user name, password or token of a registry is part of the file.',
  why: 'Whoever can read the file, a backup of it or the repository it comes from can pull, and often push. The table has been deprecated since 1.5 without a place for it in hosts.toml; it still works beside config_path, and only counts for pods that bring no credentials of their own. From 2.1 on it forces the older way of pulling.',
  whatToDo:
    'Create a pull secret from them, name it in imagePullSecrets of the pods or their service account (or use a kubelet credential provider), see that a pull works, then take the table out, restart containerd, and change the password.',
  references: [credentials, legacyPull],
  *check(document) {
    for (const { authHosts } of document.registries) {
      for (const { value, range } of authHosts) {
        const registry = registryOfHost(registryOfKey(value) ?? value);
        yield {
          range,
          message: `The credentials for ${registry} stand in config.toml, readable for whoever gets the file.`,
          declined: `Only you can say which pods need them. kubectl create secret docker-registry NAME --docker-server=${serverOf(registry)} --docker-username=… --docker-password=… makes a pull secret; until every pod has it, the table has to stay.`,
        };
      }
    }
    yield* inHeaders(document);
  },
};

function* inHeaders({ toml, registries }: ContainerdConfigDocument) {
  for (const { at } of registries) {
    for (const header of entriesAt(toml.root, [...at, 'headers'])) {
      if (!/^(?:proxy-)?authorization$/i.test(header.key)) continue;
      yield {
        range: header.keyRange,
        message: `The header ${header.key} carries credentials, and containerd sends it to every registry.`,
        declined:
          'Which registry it is meant for is not written here: give the credentials to the pods as imagePullSecrets, then take the header out.',
      };
    }
  }
}

/** The key under which kubelet looks for credentials of Docker Hub. */
const serverOf = (registry: string): string => (registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry);
