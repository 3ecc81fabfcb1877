import { mayHoldPem, pemBlocks } from '../../syntax/pem/blocks.ts';
import type { Find } from '../secret.ts';
import { assignedSecretsIn } from './assignments.ts';
import { commandSecretsIn } from './commands.ts';
import { headerSecretsIn } from './headers.ts';
import { tokensIn } from './tokens.ts';
import { urlSecretsIn } from './urls.ts';

/** Everything in a text of any kind that looks like a secret by itself or by what stands before it. Unordered. */
export function patternsIn(text: string): Find[] {
  return [
    ...privateKeysIn(text),
    ...tokensIn(text),
    ...urlSecretsIn(text),
    ...headerSecretsIn(text),
    ...assignedSecretsIn(text),
    ...commandSecretsIn(text),
  ];
}

/** Private keys of every kind of PEM, however they are written, cut off ones included. */
function privateKeysIn(text: string): Find[] {
  if (!mayHoldPem(text)) return [];
  return pemBlocks(text).flatMap(({ kind, label, range }) =>
    kind === 'private-key' || /PRIVATE|SECRET|SSH2 ENCRYPTED/.test(label)
      ? [
          {
            kind: 'private-key',
            reason: 'is a private key',
            range,
            carries:
              text
                .slice(range.start, range.end)
                .match(/[A-Za-z0-9+/]{40,}={0,2}/g)
                ?.slice(0, 400) ?? [],
          },
        ]
      : [],
  );
}
