import type { Instruction, Stage } from '../../syntax/dockerfile/index.ts';
import type { Base } from './base.ts';
import type { DockerfileDocument } from './document.ts';
import { baseStages } from './variables.ts';

/** The user as which instructions at `before` run, as written; root where nothing says otherwise. */
export function userBefore({ dockerfile }: DockerfileDocument, stage: Stage, before: Instruction, base: Base): string {
  for (const each of baseStages(dockerfile, stage)) {
    const user = each.instructions.findLast(
      ({ keyword, range }) => keyword === 'USER' && (each !== stage || range.start < before.range.start),
    );
    if (user?.kind === 'other') return user.argument.text.trim();
  }
  return (base.known && base.image.user) || 'root';
}

/** https://docs.docker.com/reference/dockerfile/#user: a name or a number, with or without a group. */
export const isRoot = (user: string): boolean => /^(?:root|0)(?::|$)/.test(user);
