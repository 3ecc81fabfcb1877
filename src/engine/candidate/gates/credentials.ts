import type { Redaction } from '../../redaction/redact.ts';
import type { SourceFile } from '../../workspace/source-file.ts';
import type { ChangedFile, Refusal } from './gate.ts';

/** No credential that the person has not given: what is hidden in the result must stand in some given file. */
export function credentialsGate(
  { path, after }: ChangedFile,
  given: readonly SourceFile[],
  redactAnew: (files: readonly SourceFile[]) => Redaction,
): Refusal[] {
  const result = redactAnew([{ path, text: after }]);
  const invented = result.placeholders.some(({ placeholder }) => {
    const secret = result.restore(placeholder);
    return !given.some(({ text }) => text.includes(secret));
  });
  return invented ? [{ gate: 'invented', reason: `${path} holds a credential that you did not give.` }] : [];
}
