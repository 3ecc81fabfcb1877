import { chainExamples } from './chains.ts';
import { containerdExamples } from './containerd.ts';
import { dockerExamples } from './docker.ts';
import type { Example } from './example.ts';

/** All examples, the most common case first. */
export const examples: readonly Example[] = [...containerdExamples, ...dockerExamples, ...chainExamples];
