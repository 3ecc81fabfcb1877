import type { Target } from '../../../src/engine/workspace/target.ts';
import type { Machine } from '../node/machine.ts';
import type { Kind, Model, Runtime } from '../node/runtime.ts';
import type { Authority } from '../world/authority.ts';
import type { Credentials } from '../world/registry.ts';
import type { Hosts, World } from '../world/world.ts';

/** Texts by their absolute path on the node. */
export type NodeFiles = Readonly<Record<string, string>>;

/** What a case's files are made of. */
export interface Given {
  node: Machine;
  model: Model;
  world: World;
  /** The registry's authority. */
  ca: Authority;
}

/** What the runtime does before anything is corrected. */
export type Before =
  /** The pull fails with an error like this. */
  | { pull: 'fails'; with: RegExp }
  /** The daemon does not start, and says this. */
  | { daemon: 'refuses'; with: RegExp }
  /** It pulls, whatever the certificate. */
  | { pull: 'insecure' }
  /** It pulls, verified: what is wrong breaks later. */
  | { pull: 'verified' };

/** One family of plans: what a person has on a node and pastes, and what must come of it. */
export interface Case {
  id: string;
  /** A row of the matrix: what is wrong. */
  title: string;
  kinds: readonly Kind[];
  /** Not every release has the trouble. */
  on?: (model: Model) => boolean;
  /** Runs within `npm test` too. */
  core?: boolean;
  image?: string;
  hosts?: Hosts;
  credentials?: Credentials;
  /** Known to count before the restart that the plan rightly has. */
  early?: (model: Model) => boolean;
  /** What lies on the node. */
  files?: (given: Given) => NodeFiles | Promise<NodeFiles>;
  /** What lies there and is not pasted. */
  hidden?: (given: Given) => NodeFiles;
  /** The certificates that are pasted: the root when left out. */
  pasted?: (given: Given) => NodeFiles | Promise<NodeFiles>;
  before: Before | ((model: Model) => Before);
  /** Pasted above the error, as a terminal shows both: what was typed to pull an image. */
  command?: (image: string) => string;
  /** Pasted below the error: lines of the daemon's log that match. */
  logs?: RegExp;
  /** Not pasted: the error of the runtime. */
  withoutError?: boolean;
  target?: (model: Model) => Partial<Target>;
  accept?: 'safe' | 'all';
  /**
   * The plan's own check before the change fails with words like these, and the person goes no further: what worked goes
   * on to work.
   */
  stops?: RegExp;
  /** What the plan's commands for a missing CA bring, run on the node, and the person takes; the fingerprint is right. */
  obtains?: { file: string; is: (given: Given) => string };
  /** The plan has no command for the restart that is needed, and says so: where a step's reason matches. */
  restartsAs?: RegExp;
  /** Files that the plan names as missing, as the person would then supply them; the root CA when left out. */
  supply?: (path: string, given: Given) => string | undefined;
  /** The paste does not tell enough, and the report says so in words like these; the plan is not carried out. */
  notEnough?: RegExp;
  /** The plan mends what the paste tells of, and then the pull fails for the next reason, which is a case of its own. */
  next?: (model: Model) => RegExp | undefined;
  /** The engine emits no plan, and says what to do: these words, which come to these files, and what is then done. */
  advises?: {
    says: RegExp;
    files: (given: Given) => NodeFiles;
    afterwards?: (given: Given, runtime: Runtime) => Promise<string | undefined>;
  };
}

/** Whether a case concerns a runtime. */
export const applies = (one: Case, model: Model): boolean =>
  one.kinds.includes(model.kind) && (one.on?.(model) ?? true);
