import type { Case } from '../cells/case.ts';
import { containerdConfig } from './containerd-config.ts';

/** Every family of plans that the engine emits. */
export const cases: readonly Case[] = [...containerdConfig];
