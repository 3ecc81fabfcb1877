import type { Case } from '../cells/case.ts';
import { containerdBare } from './containerd-bare.ts';
import { containerdConfig } from './containerd-config.ts';
import { containerdHosts } from './containerd-hosts.ts';
import { containerdReleases } from './containerd-releases.ts';
import { containerdWorlds } from './containerd-worlds.ts';
import { containersImageCases } from './containers-image.ts';
import { buildkitCases, buildkitdCases, dockerCases } from './docker.ts';
import { dockerfileCases } from './dockerfile.ts';
import { mirrorCases } from './mirrors.ts';
import { plainHttpCases } from './plain-http.ts';

/** Every family of plans that the engine emits. */
export const cases: readonly Case[] = [
  ...containerdConfig,
  ...containerdReleases,
  ...containerdHosts,
  ...containerdBare,
  ...containerdWorlds,
  ...dockerCases,
  ...buildkitCases,
  ...buildkitdCases,
  ...containersImageCases,
  ...dockerfileCases,
  ...mirrorCases,
  ...plainHttpCases,
];
