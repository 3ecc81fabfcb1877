/** Why a question got no whole answer. */
export type Failure =
  /** Nobody answered, or the server does not let a page read its answers (CORS): a browser does not say which. */
  | { kind: 'unreachable' }
  | { kind: 'status'; status: number; said: string; retryAfter?: string }
  | { kind: 'timeout'; seconds: number }
  /** The server reported an error in the middle of its answer. */
  | { kind: 'reported'; said: string }
  | { kind: 'not-a-stream'; type: string }
  | { kind: 'malformed'; said: string }
  /** The stream ended before the answer did. */
  | { kind: 'cut' }
  /** The model came to its own limit, or its server withheld the rest. */
  | { kind: 'incomplete'; reason: string }
  | { kind: 'too-long' }
  | { kind: 'cancelled' };

export type Ending = { kind: 'complete' } | Failure;
