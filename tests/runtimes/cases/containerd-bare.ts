import type { Case } from '../cells/case.ts';
import { configOf, configPath, notTrusted } from './containerd-node.ts';

/** Nothing but the error, and the node has no config at all. */
export const containerdBare: readonly Case[] = [
  {
    id: 'error-alone-on-a-bare-node',
    title: 'Nothing but the error and the CA is pasted, and the node has no config.toml',
    kinds: ['containerd'],
    before: notTrusted,
    notEnough: /config_path/,
  },
  {
    id: 'error-and-right-config',
    title: 'config.toml is right, and there is no directory of the host',
    kinds: ['containerd'],
    before: notTrusted,
    files: ({ model }) => configOf(model, configPath),
  },
];
