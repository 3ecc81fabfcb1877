import type { Rule } from '../../rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { rule as verificationDisabled } from './verification-disabled.ts';

export const rules: readonly Rule<DockerfileDocument>[] = [verificationDisabled];
