import type { SourceFile } from '../../workspace/source-file.ts';
import type { Value } from '../tree.ts';

/**
 * A read YAML stream. All offsets are UTF-16 code units into `file.text`. A scalar's range has its quotes or, of a block scalar, its
 * header; aliases are not followed (`{ kind: 'other', value: '*name' }`), so that a few lines cannot become gigabytes.
 */
export interface YamlDocument {
  file: SourceFile;
  /** The root of each document, and what stands in it at a place where nothing can stand. */
  roots: Value[];
  /** What each anchor names; of several of one name the last. */
  anchors: ReadonlyMap<string, Value>;
}
