import { isPlaceholder } from '../../../runtimes/containerd/config-path.ts';
import type { ContainerdConfigDocument } from '../document.ts';

export interface UnresolvedText {
  written: string;
  /** A marked-up placeholder. A bare `$NAME` may as well have been meant to be there. */
  isTemplate: boolean;
}

/** A registry setting that holds what a program fills in later; undefined when none does. */
export function unresolvedText({ registries }: ContainerdConfigDocument): UnresolvedText | undefined {
  const texts = registries.flatMap(({ configPath, mirrors, tls }) => [
    configPath?.value ?? '',
    ...mirrors.flatMap(({ registry, endpoints }) => [registry.value, ...endpoints.map(({ value }) => value)]),
    ...tls.flatMap(({ host, caFile, certFile, keyFile }) =>
      [host, caFile, certFile, keyFile].map((located) => located?.value ?? ''),
    ),
  ]);
  const unresolved = texts
    .filter(isPlaceholder)
    .map((written) => ({ written, isTemplate: !/^[^${}%<@]*\$\w+[^${}%<@]*$/.test(written) }));
  return unresolved.find(({ isTemplate }) => isTemplate) ?? unresolved[0];
}
