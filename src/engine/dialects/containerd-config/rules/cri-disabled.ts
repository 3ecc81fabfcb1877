import { removeItem } from '../../../syntax/toml/index.ts';
import { isAtLeast } from '../../../workspace/version.ts';
import type { Case, Rule } from '../../rule.ts';
import { type ContainerdConfigDocument, configuresCri } from '../document.ts';
import { releasesOf } from '../releases.ts';
import { loading, measured } from '../sources.ts';
import { troubleOf } from '../trouble.ts';

export const rule: Rule<ContainerdConfigDocument> = {
  id: 'containerd-config/cri-disabled',
  title: 'The CRI plugin is disabled',
  severity: 'breaks-now',
  what: '`disabled_plugins` names the plugin through which kubelet and crictl pull.',
  why: 'Docker’s containerd package ships `disabled_plugins = ["cri"]`, because Docker does not need the plugin. Kubernetes does: without it kubelet and crictl get "unknown service runtime.v1.ImageService", and no registry setting of this file is used. In a file of version 2 or later the short name keeps containerd from starting: "invalid disabled plugin URI "cri"".',
  whatToDo: 'Take the name out of the list, then restart containerd. A machine that only runs Docker needs no change.',
  references: [loading, measured],
  explains: ['cri-plugin-not-loaded', 'containerd-config-invalid'],
  *check(document, theCase) {
    const { disabledPlugins, version } = document.facts;
    for (const [index, { value, range }] of disabledPlugins.entries()) {
      if (!isCri(value, theCase)) continue;
      const doesNotStart = value === 'cri' && (version?.value ?? 0) >= 2;
      const isUsed = doesNotStart || isWanted(document, theCase);
      const effect = doesNotStart
        ? 'containerd does not start, because version 2 wants the full id'
        : isUsed
          ? 'kubelet and crictl cannot pull anything through this containerd'
          : 'this is right for a machine that only runs Docker, and no use for Kubernetes';
      yield {
        range,
        severity: isUsed ? 'breaks-now' : 'tidy',
        message: `disabled_plugins names ${value}: ${effect}.`,
        ...(isUsed
          ? { fix: takeOut(document, index) }
          : {
              declined:
                'Nothing in this case says that Kubernetes uses this containerd; Docker’s package ships the file like this.',
            }),
      };
    }
  },
};

/** The runtime part is a plugin of its own since 2.0, without which the CRI service does not load either. */
function isCri(name: string, theCase: Case): boolean {
  if (name === 'cri' || name === 'io.containerd.grpc.v1.cri') return true;
  const isSplit = releasesOf(theCase).some((release) => isAtLeast(release, '2.0'));
  return isSplit && (name === 'io.containerd.cri.v1.images' || name === 'io.containerd.cri.v1.runtime');
}

function isWanted(document: ContainerdConfigDocument, theCase: Case): boolean {
  const isNamed = theCase.evidence.some(
    ({ client, code }) => code === 'cri-plugin-not-loaded' || ['containerd', 'kubelet', 'crictl'].includes(client),
  );
  return isNamed || configuresCri(document) || troubleOf(theCase)?.refused === true;
}

function takeOut({ toml, file }: ContainerdConfigDocument, index: number) {
  return {
    title: 'Take the CRI plugin out of disabled_plugins',
    safety: 'safe' as const,
    edits: removeItem(toml, ['disabled_plugins'], index),
    declares: [{ path: file.path, at: ['disabled_plugins'] }],
  };
}
