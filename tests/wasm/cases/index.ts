import type { Case } from './case.ts';
import { chains } from './certificates.ts';
import { configToml } from './config-toml.ts';
import { daemon } from './daemon.ts';
import { directories } from './directories.ts';
import { hostsFile } from './hosts-toml.ts';
import { legacy } from './legacy.ts';

export const cases: Record<string, Case> = {
  ...configToml,
  ...daemon,
  ...legacy,
  ...hostsFile,
  ...directories,
  ...chains,
};
