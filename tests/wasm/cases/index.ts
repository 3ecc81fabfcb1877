import type { Case } from './case.ts';
import { chains } from './certificates.ts';
import { configToml } from './config-toml.ts';
import { containersImage } from './containers-image.ts';
import { daemon } from './daemon.ts';
import { directories } from './directories.ts';
import { docker } from './docker.ts';
import { hostsFile } from './hosts-toml.ts';
import { legacy } from './legacy.ts';

/** By the program that is asked. */
export const casesOf: Readonly<Record<string, Readonly<Record<string, Case>>>> = {
  containerd: { ...configToml, ...daemon, ...legacy, ...hostsFile, ...directories, ...chains },
  moby: docker,
  'containers/image': containersImage,
};
