import type { PlannedFile } from '../workspace/report.ts';

/**
 * Where a planned file stands in the archive and in the patch: its real place on the node, relative to `/`.
 * Steps that would lead out of the folder are dropped, so unpacking stays inside it whatever the file calls itself, and
 * so are control characters: a line break in a name would end a line of the patch.
 */
export function archivePath({ path, installAt }: Pick<PlannedFile, 'path' | 'installAt'>): string {
  const steps = (installAt ?? path)
    .replaceAll('\\', '/')
    .replace(/\p{Cc}/gu, '')
    .split('/')
    .filter((step) => step !== '' && step !== '.' && step !== '..');
  return steps.join('/') || 'file';
}
