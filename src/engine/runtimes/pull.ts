import type { Trust } from '../trust/trust.ts';
import type { Facts } from '../workspace/facts.ts';
import type { SourceFile } from '../workspace/source-file.ts';
import type { ResolvedTarget } from '../workspace/target.ts';

/** One pull to be followed over the files of a case. */
export interface Pull {
  /** `host` or `host:port`, as the image reference writes it. */
  registry: string;
  /** The whole reference, when an error or a manifest names it. */
  image?: string;
  target: ResolvedTarget;
  files: readonly PullFile[];
  trust: Trust;
}

export interface PullFile {
  file: SourceFile;
  facts: Facts;
  /** Where the file lives on the node, when that is known. */
  installAt: string | undefined;
}
