import type { Model, Runtime } from '../node/runtime.ts';
import type { Before, Case } from './case.ts';
import { defaultImage, type Pulls, type State } from './state.ts';

/** What a node did with the files that were given. */
export interface Beginning {
  /** Why the daemon did not start. */
  refusal: string | undefined;
  /** What somebody would paste as the error. */
  error: string | undefined;
  state: State | undefined;
  says: string;
  /** How it was other than the case says. */
  surprise: string | undefined;
}

/** Starts the runtime over the given files, and pulls. */
export async function beforeOf(one: Case, model: Model, runtime: Runtime, pulls: Pulls): Promise<Beginning> {
  const expected = typeof one.before === 'function' ? one.before(model) : one.before;
  const refusal = await runtime.start();
  if (refusal !== undefined) {
    const known = 'daemon' in expected && expected.with.test(refusal);
    const surprise = known ? undefined : `before: the daemon does not start: ${refusal}`;
    return { refusal, error: refusal, state: undefined, says: refusal, surprise };
  }
  const first = await runtime.pull(one.image ?? defaultImage, one.credentials);
  const state = await pulls();
  const error = first.ok ? undefined : first.error;
  const surprise = asExpected(expected, state) ? undefined : `before: ${state.says}`;
  return { refusal, error, state, says: error ?? (state.right ? 'pulls, verified' : 'pulls from anybody'), surprise };
}

function asExpected(expected: Before, { pull, fooled, right }: State): boolean {
  if ('daemon' in expected) return false;
  if (expected.pull === 'verified') return right;
  if (expected.pull === 'insecure') return pull.ok && fooled.length > 0;
  return !pull.ok && expected.with.test(pull.error);
}
