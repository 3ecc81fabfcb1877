import { describe, expect, test } from 'vitest';
import {
  directoryNames,
  hostDirectories,
  registrySettings,
} from '../../../../src/engine/runtimes/containerd/registry-settings.ts';
import type { ContainerdConfigFacts, RegistryTableFacts } from '../../../../src/engine/workspace/facts.ts';

const at = { start: 0, end: 0 };
const said = <T>(value: T) => ({ value, range: at });

const table = (layout: 1 | 2 | 3, more: Partial<RegistryTableFacts> = {}): RegistryTableFacts => ({
  at: [],
  layout,
  configPath: said('/etc/containerd/certs.d'),
  mirrors: [],
  tls: [],
  authHosts: [],
  hasConfigs: (more.authHosts ?? more.tls ?? []).length > 0,
  ...more,
});

const config = (version: number | undefined, registries: RegistryTableFacts[]): ContainerdConfigFacts => ({
  kind: 'containerd-config',
  ...(version !== undefined && { version: said(version) }),
  registries,
  byteOrderMark: false,
  mistyped: [],
  pluginKeys: [],
  localPullIn: [],
  disabledPlugins: [],
  imports: [],
});

const RELEASES = ['1.6.20', '1.7.24', '2.1.9', '1.6.39', '1.7.34', '2.0.11', '2.2.7', '2.3.4'] as const;

/** One letter a release, in the order of the measured matrix: reads the table, ignores it, or does not start. */
const outcomes = (facts: ContainerdConfigFacts): string =>
  RELEASES.map((release) => {
    const settings = registrySettings(facts, release);
    if (settings.state === 'daemon-does-not-start') return 'x';
    if (settings.state === 'cri-not-loaded') return 'c';
    return settings.configPath && !settings.byDefault ? 'r' : '-';
  }).join('');

describe('which releases read which table, as measured on real daemons', () => {
  test.each([
    ['v2-config', config(2, [table(2)]), 'rrrrrrrr'],
    ['v3-config', config(3, [table(3)]), '-xrxxrrr'],
    ['v3-old-key', config(3, [table(2)]), 'rx-xx--r'],
    ['v2-new-key', config(2, [table(3)]), '--r--rrr'],
    ['no-version', config(undefined, [table(2)]), '-------r'],
    ['v1-form', config(undefined, [table(1)]), 'rr-rr--r'],
    ['mirrors+config_path', config(2, [table(2, { mirrors: [{ registry: said('h'), endpoints: [] }] })]), 'cccccccc'],
    ['configs.tls+config_path', config(2, [table(2, { tls: [{ host: said('h') }] })]), 'ccrccrrr'],
    ['configs.auth+config_path', config(2, [table(2, { authHosts: [said('h')] })]), 'rrrrrrrr'],
  ])('%s', (_, facts, expected) => {
    expect(outcomes(facts)).toBe(expected);
  });
});

describe('the directories of a list in config_path', () => {
  const list = (more: Partial<RegistryTableFacts> = {}) =>
    config(2, [table(2, { configPath: said('/etc/containerd/certs.d:/etc/docker/certs.d'), ...more })]);
  const directories = (facts: ContainerdConfigFacts, release: string) =>
    hostDirectories(registrySettings(facts, release), facts, release);

  test('are both looked into up to 2.0, and taken for one name since 2.1', () => {
    expect(directories(list(), '1.7.24')).toEqual(['/etc/containerd/certs.d', '/etc/docker/certs.d']);
    expect(directories(list(), '2.1.9')).toEqual(['/etc/containerd/certs.d:/etc/docker/certs.d']);
  });

  test('are both looked into where something forces the local pull', () => {
    const local = { ...list(), useLocalImagePull: said(true) };
    expect(directories(local, '2.2.7')).toHaveLength(2);
    expect(directories(list({ authHosts: [said('h')] }), '2.2.7')).toHaveLength(2);
  });
});

test.each([
  ['reg.example', '2.3.4', ['reg.example', '_default']],
  ['reg.example:5000', '2.3.4', ['reg.example_5000_', 'reg.example:5000', '_default']],
  ['reg.example:5000', '1.6.0', ['reg.example_5000_', 'reg.example:5000']],
])('%s on %s is looked for in %j', (registry, release, names) => {
  expect(directoryNames(registry, release)).toEqual(names);
});
