import type { SourceFile } from '../../engine/workspace/source-file.ts';

/** A case as somebody could paste it, written for this page. */
export interface Example {
  id: string;
  title: string;
  about: string;
  files: readonly SourceFile[];
}
