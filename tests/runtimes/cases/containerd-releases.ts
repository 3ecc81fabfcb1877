import type { Case } from '../cells/case.ts';
import {
  config,
  configOf,
  configPath,
  directory,
  leads,
  notLoaded,
  notTrusted,
  refuses,
  registryTable,
  since2,
  since23,
} from './containerd-node.ts';

const list: readonly Omit<Case, 'kinds'>[] = [
  {
    id: 'version-not-accepted',
    title: 'A version 3 file',
    on: ({ release }) => release === '1.7',
    before: refuses(/version/),
    files: (given) => ({
      [config]: `version = 3\n\n[plugins.'io.containerd.cri.v1.images'.registry]\n${configPath}`,
      ...directory(given),
    }),
  },
  {
    id: 'table-of-another-version',
    title: 'The registry table of another release',
    before: (model) => (since23(model) ? { pull: 'verified' } : notTrusted),
    files: (given) => ({
      [config]: since2(given.model)
        ? `version = 3\n\n[plugins."io.containerd.grpc.v1.cri".registry]\n${configPath}`
        : `version = 2\n\n[plugins.'io.containerd.cri.v1.images'.registry]\n${configPath}`,
      ...directory(given),
    }),
  },
  {
    id: 'version-missing',
    title: 'No `version`, and the table of version 2',
    before: (model) => (since23(model) ? { pull: 'verified' } : notTrusted),
    files: (given) => ({
      [config]: `[plugins."io.containerd.grpc.v1.cri".registry]\n${configPath}`,
      ...directory(given),
    }),
  },
  {
    id: 'plugin-id-unquoted',
    title: 'The plugin’s name is not quoted',
    before: (model) => (since2(model) ? notTrusted : refuses(/invalid plugin key URI/)),
    files: (given) => ({
      [config]: `version = 2\n\n[plugins.io.containerd.grpc.v1.cri.registry]\n${configPath}`,
      ...directory(given),
    }),
  },
  {
    id: 'cri-disabled',
    title: '`disabled_plugins = ["cri"]`',
    before: notLoaded,
    files: (given) => ({ [config]: 'disabled_plugins = ["cri"]\n', ...directory(given) }),
  },
  {
    id: 'registry-table-twice',
    title: 'The registry table stands there twice',
    before: refuses(/registry|duplicate|already|redefin/i),
    files: (given) => ({
      ...configOf(given.model, configPath, `${registryTable(given.model)}\n${configPath}`),
      ...directory(given),
    }),
  },
  {
    id: 'config-not-toml',
    title: 'A bracket is missing in config.toml',
    before: refuses(/toml|bracket|expected/i),
    files: (given) => ({
      [config]: `version = 2\n\n[plugins."io.containerd.grpc.v1.cri".registry\n${configPath}`,
      ...directory(given),
    }),
  },
  {
    id: 'config-byte-order-mark',
    title: 'A byte order mark before config.toml',
    before: (model) => (since2(model) ? refuses(/invalid character/) : { pull: 'verified' }),
    files: (given) => ({ [config]: `\ufeff${leads(given)[config]}`, ...directory(given) }),
  },
];

/** What one release takes and another does not, and what keeps containerd or its CRI plugin from starting. */
export const containerdReleases: readonly Case[] = list.map((one) => ({ kinds: ['containerd'], ...one }));
