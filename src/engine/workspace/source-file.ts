/** What a file *is*. Kinds that are recognised but have no rules yet are listed too, so that they are named and not guessed at. */
export type DialectId =
  | 'containerd-config'
  | 'containerd-hosts'
  | 'docker-daemon'
  | 'dockerfile'
  | 'error-text'
  | 'certificates'
  | UncoveredDialectId;

/** Recognised, left alone, and named in `unchecked`. */
export type UncoveredDialectId =
  | 'kubernetes'
  | 'k3s-registries'
  | 'registries-conf'
  | 'buildkitd'
  | 'kind-config'
  | 'docker-client-config'
  | 'template'
  | 'unknown';

/** A pasted or dropped file. `path` may be a bare name. */
export interface SourceFile {
  path: string;
  /** As given: byte order mark and line endings included. All offsets are UTF-16 code units into this. */
  text: string;
  /** Set only where a person corrected what we took the file for. */
  dialect?: DialectId;
  /** The text before a person applied fixes in it, null for a file that such a fix made: the plan's `before`. */
  original?: string | null;
}

/** Half-open, in UTF-16 code units into the text as given. */
export interface Range {
  start: number;
  end: number;
}

export interface TextEdit {
  path: string;
  range: Range;
  text: string;
}

export interface SyntaxProblem {
  range: Range;
  message: string;
}

/** A value together with the place that says it. */
export interface Located<T> {
  value: T;
  range: Range;
}
