import type { Rule } from '../../rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { rule as caNotInImage } from './ca-not-in-image.ts';
import { rule as secretInImage } from './secret-in-image.ts';
import { rule as trustOfTheBuilder } from './trust-of-the-builder.ts';
import { rule as verificationDisabled } from './verification-disabled.ts';

export const rules: readonly Rule<DockerfileDocument>[] = [
  caNotInImage,
  verificationDisabled,
  secretInImage,
  trustOfTheBuilder,
];
