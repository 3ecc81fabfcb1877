import { privateKeysIn } from '../private-keys.ts';
import type { Find } from '../secret.ts';
import { assignedSecretsIn } from './assignments.ts';
import { commandSecretsIn } from './commands.ts';
import { handedOverIn } from './handed-over.ts';
import { headerSecretsIn } from './headers.ts';
import { tableSecretsIn } from './tables.ts';
import { tokensIn } from './tokens.ts';
import { urlSecretsIn } from './urls.ts';

/**
 * Everything in a text of any kind that looks like a secret by itself or by what stands before it. Unordered. What is
 * `known`, in order and apart, need not be found again.
 */
export function patternsIn(text: string, known: readonly Find[] = []): Find[] {
  return [
    ...privateKeysIn(text),
    ...tokensIn(text),
    ...assignedSecretsIn(text, known),
    ...urlSecretsIn(text),
    ...tableSecretsIn(text),
    ...headerSecretsIn(text),
    ...commandSecretsIn(text),
    ...handedOverIn(text),
  ];
}
