import type { NodeAction, Plan } from '../../../src/engine/workspace/report.ts';
import { onNode } from '../node/build-context.ts';
import type { Model, Runtime } from '../node/runtime.ts';
import type { Beginning } from './before.ts';
import type { Case, Given } from './case.ts';
import type { Cell } from './cell.ts';
import { isFor, perform, unpackPlan } from './perform.ts';
import { defaultImage, type Pulls } from './state.ts';

interface Subject {
  runtime: Runtime;
  pulls: Pulls;
  before: Beginning;
}

/** Carries out a plan word for word, holds its claims against what the node then does, and goes the way back. */
export async function carryOut(plan: Plan, one: Case, given: Given, { runtime, pulls, before }: Subject, seen: Cell) {
  const does = async (action: NodeAction) =>
    isFor(given.model, action) ? perform(action, given.node, runtime, one.image ?? defaultImage) : undefined;
  const doesAll = async (actions: readonly NodeAction[]) => {
    for (const action of actions) {
      const failure = await does(action);
      if (failure) seen.wrong.push(failure);
    }
  };
  unpackPlan(given.node, plan);
  const { first, changes, restarts, checks } = sorted(plan, given.model);
  await doesAll(first);
  for (const { path } of plan.missing) given.node.write(onNode(path), one.supply?.(path, given) ?? given.ca.root);

  // Where a reload comes before the restart, the restart is claimed to be needed even so.
  await doesAll([...changes, ...restarts.slice(0, -1)]);
  seen.needs = restarts.some(({ kind }) => kind === 'restart') ? 'restart' : restarts.length > 0 ? 'reload' : 'nothing';
  let after = await pulls();
  // Where it pulled rightly before, that it still does says nothing about when the files count.
  if (before.state && !before.state.right) {
    const early = after.right;
    if (early && (seen.needs === 'nothing' || one.early?.(given.model))) seen.held.push('counts at once');
    else if (early) seen.wrong.push(`refuted: the plan says ${seen.needs}, and the files count without it`);
    else if (seen.needs !== 'nothing') seen.held.push(`counts only after the ${seen.needs}`);
  }
  if (restarts.length > 0) {
    await doesAll(restarts.slice(-1));
    after = await pulls();
  }
  const next = one.next?.(given.model);
  if (next) {
    if (!after.pull.ok && next.test(after.pull.error)) seen.next = after.pull.error;
    else seen.wrong.push(`the next error should be ${next}: ${after.says}`);
  } else {
    if (after.right) seen.held.push('pulls, verified');
    else seen.wrong.push(`after the plan: ${after.says}`);
    // A check that pulls asks for no credentials.
    if (!one.credentials) await doesAll(checks);
    if (seen.needs !== 'restart' && given.model.kind !== 'dockerfile') {
      const failure = await runtime.restart();
      const again = failure === undefined ? await pulls() : undefined;
      if (again?.right) seen.held.push('still after a restart');
      else seen.wrong.push(`after a later restart: ${failure ?? again?.says}`);
    }
  }
  // What was never on a node has no way back there: a Dockerfile is under version control.
  if (plan.rollback.length > 0) await goBack(plan, does, { runtime, pulls, before }, seen);
}

async function goBack(
  { rollback }: Plan,
  does: (action: NodeAction) => Promise<string | undefined>,
  { runtime, pulls, before: { refusal, state } }: Subject,
  seen: Cell,
): Promise<void> {
  for (const action of rollback) {
    const failure = await does(action);
    if (!failure) continue;
    // What did not start before does not start again.
    if (refusal !== undefined && failure.endsWith(refusal)) return void seen.held.push('rolled back');
    seen.wrong.push(`on the way back: ${failure}`);
  }
  // A reload that is refused leaves the daemon as it was.
  if (refusal !== undefined) {
    if ((await runtime.restart()) === refusal) seen.held.push('rolled back');
    else seen.wrong.push('after the way back: it starts');
    return;
  }
  const back = await pulls();
  if (state && back.pull.ok === state.pull.ok && back.right === state.right) seen.held.push('rolled back');
  else seen.wrong.push(`after the way back: ${back.says}`);
}

/** The plan's actions in their order, by what they are for. What obtains something is the person's. */
function sorted({ actions }: Plan, model: Model) {
  const early = ({ kind, when }: NodeAction) => kind === 'verify' && when === 'before-change';
  const changes = actions.filter(
    (action) => action.kind === 'place' || action.kind === 'update-trust-store' || early(action),
  );
  // What stands before the first thing to be obtained is done before that takes a file's place.
  const obtained = actions.findIndex(({ kind }) => kind === 'obtain');
  const isFirst = (action: NodeAction) => actions.indexOf(action) < obtained;
  return {
    first: changes.filter(isFirst),
    changes: changes.filter((action) => !isFirst(action)),
    restarts: actions.filter((action) => ['restart', 'reload'].includes(action.kind) && isFor(model, action)),
    checks: actions.filter((action) => action.kind === 'verify' && !early(action)),
  };
}
