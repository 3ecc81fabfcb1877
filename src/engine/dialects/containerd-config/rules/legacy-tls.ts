import type { Severity } from '../../../workspace/report.ts';
import { isBefore } from '../../../workspace/version.ts';
import type { Case, Rule } from '../../rule.ts';
import { type ContainerdConfigDocument, rangeOf } from '../document.ts';
import { configPathOf } from '../home.ts';
import { listed } from '../listed.ts';
import { readingOf, releasesOf } from '../releases.ts';
import { registryRepair } from '../repair/registry.ts';
import { legacyPull, measured, validation } from '../sources.ts';

export const rule: Rule<ContainerdConfigDocument> = {
  id: 'containerd-config/legacy-tls',
  title: 'TLS settings of registries stand in config.toml instead of hosts.toml',
  severity: 'breaks-later',
  what: '`registry.configs."host".tls` names a CA, a client certificate or a switch.',
  why: 'containerd 1.x reads the table only while config_path is empty, and beside one refuses to load its CRI plugin, even for an empty table. In 2.0 the table is gone: 2.x warns "Ignoring unknown key in TOML for plugin" and verifies with the system roots alone.',
  whatToDo:
    'Set config_path, name the CA in the `ca` of a hosts.toml, at its top and in the [host] table, and take the `tls` table out. `configs."host".auth` may stay.',
  references: [legacyPull, validation, measured],
  explains: ['tls-with-config-path', 'cri-plugin-not-loaded', 'x509-unknown-authority'],
  *check(document, theCase) {
    const [table] = document.registries.filter(({ tls }) => tls.length > 0);
    const [first] = table?.tls ?? [];
    if (!table || !first) return;
    const names = document.registries.flatMap(({ tls }) => tls.map(({ host }) => host.value));
    const beside = configPathOf(document, theCase) !== undefined;
    const { severity, effect } = isIgnored(document, theCase)
      ? { severity: 'breaks-now' as const, effect: 'the error shows that this containerd ignores them, as 2.x does' }
      : effectOf(beside, theCase);
    yield {
      range: rangeOf(document, [...table.at, 'configs', first.host.value, 'tls']),
      severity,
      message: `The TLS settings of ${listed(names)} stand in config.toml: ${effect}.`,
      // A plugin that is not loaded pulls from nowhere; settings that are ignored were those of their hosts only.
      ...(!beside && { registries: names }),
      ...registryRepair(document, theCase),
    };
  },
};

function effectOf(beside: boolean, theCase: Case): { severity: Severity; effect: string } {
  const releases = releasesOf(theCase);
  const old = releases.filter((release) => isBefore(release, '2.0'));
  if (old.length === 0) return { severity: 'breaks-now', effect: 'containerd 2.x ignores them' };
  if (old.length === releases.length) {
    return beside
      ? { severity: 'breaks-now', effect: 'beside config_path they keep the CRI plugin from loading' }
      : { severity: 'breaks-later', effect: 'containerd 1.x reads them, 2.x does not' };
  }
  return beside
    ? { severity: 'breaks-now', effect: 'beside config_path, 1.x does not load its CRI plugin and 2.x ignores them' }
    : { severity: 'breaks-later', effect: 'containerd 1.x reads them, 2.x ignores them' };
}

/** A release that may be either is 2.x when it verifies a host for which a table that 1.x would read says not to. */
function isIgnored({ facts }: ContainerdConfigDocument, theCase: Case): boolean {
  const old = releasesOf(theCase).filter((release) => isBefore(release, '2.0'));
  if (old.length === 0 || old.length === releasesOf(theCase).length) return false;
  const unverified = facts.registries
    .filter(({ layout }) => old.every((release) => readingOf(release, facts.version?.value, layout) === 'read'))
    .flatMap(({ tls }) =>
      tls.flatMap(({ host, insecureSkipVerify }) => (insecureSkipVerify?.value ? [host.value] : [])),
    );
  return theCase.evidence.some(
    ({ code, hop, registry }) =>
      code === 'x509-unknown-authority' &&
      hop === 'registry' &&
      registry !== undefined &&
      unverified.includes(registry),
  );
}
