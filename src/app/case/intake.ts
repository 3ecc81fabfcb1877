import type { SourceFile } from '../../engine/workspace/source-file.ts';
import type { Engine } from '../../worker/engine-client.ts';
import { type Dropped, readAll } from '../evidence/dropped.ts';
import type { CaseChange } from './case.ts';

/** A paste as files: into the case, or in the place of the file that it replaces. */
export async function takePaste(engine: Engine, paste: string, instead?: number): Promise<CaseChange> {
  const files = await engine.intake({ paste });
  return { kind: 'added', files, ...(instead !== undefined && { instead }) };
}

/** Dropped or chosen files. Several pasted-together files in one of them come apart as in a paste. */
export async function takeFiles(engine: Engine, dropped: readonly Dropped[]): Promise<CaseChange> {
  const { files, notes } = await readAll(dropped);
  const taken: SourceFile[] = [];
  for (const file of files) taken.push(...(await engine.intake(file)));
  return { kind: 'added', files: taken, notes };
}
