import { trailingComments } from '../../../syntax/toml/index.ts';
import type { KeyPath } from '../../../workspace/report.ts';
import type { ContainerdConfigDocument } from '../document.ts';
import { registryOfHost, registryOfKey } from '../endpoint.ts';

/** What stands behind the lines that move, by the directory into which they move. */
export function commentsByDirectory({ toml, registries }: ContainerdConfigDocument): Map<string, string[]> {
  const comments = new Map<string, string[]>();
  const add = (directory: string, path: KeyPath) =>
    comments.set(directory, [...(comments.get(directory) ?? []), ...trailingComments(toml, path)]);
  for (const { at, mirrors, tls } of registries) {
    for (const { value } of mirrors.map(({ registry }) => registry))
      add(value === '*' ? '_default' : (registryOfKey(value) ?? value), [...at, 'mirrors', value]);
    for (const { value } of tls.map(({ host }) => host))
      add(registryOfHost(registryOfKey(value) ?? value), [...at, 'configs', value, 'tls']);
  }
  return comments;
}
