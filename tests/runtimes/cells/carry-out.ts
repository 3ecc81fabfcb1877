import type { MissingFile, NodeAction, Plan } from '../../../src/engine/workspace/report.ts';
import { onNode } from '../node/build-context.ts';
import type { Model, Runtime } from '../node/runtime.ts';
import type { Beginning } from './before.ts';
import type { Case, Given } from './case.ts';
import type { Cell } from './cell.ts';
import { isFor, obtain, perform, unpackPlan } from './perform.ts';
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
  const { first, guards, changes, restarts, checks } = sorted(plan, given.model);
  const told = plan.actions.find(({ why }) => one.restartsAs?.test(why));
  if (told) restarts.push({ ...told, kind: 'restart', command: 'sudo systemctl restart buildkit' });
  await doesAll(first);
  for (const file of plan.missing) given.node.write(onNode(file.path), await supplied(file, one, given, seen));
  if (one.stops) return stopsAt(one.stops, [...guards, ...changes], does, { runtime, pulls, before }, seen);
  await doesAll(guards);

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
  const back = told ? [...plan.rollback, ...restarts.slice(-1)] : plan.rollback;
  if (back.length > 0) await goBack(back, does, { runtime, pulls, before }, seen);
}

/** A missing file as the person then supplies it, after the plan's own commands for it have been run. */
async function supplied({ path, obtain: commands }: MissingFile, one: Case, given: Given, seen: Cell): Promise<string> {
  const { output, read } = await obtain(given.node, commands);
  if (/^sent-1\.pem$/m.test(output)) seen.wrong.push(`the server's own certificate is offered as a CA: ${output}`);
  if (!one.obtains) return one.supply?.(path, given) ?? given.ca.root;
  const found = read(one.obtains.file);
  if (found?.trim() === one.obtains.is(given).trim()) seen.held.push('obtains the CA');
  else seen.wrong.push(`its commands do not obtain the CA: ${output}`);
  return found ?? '';
}

/** Does what comes before the change, up to the check that fails, and sees that the node does what it did. */
async function stopsAt(
  words: RegExp,
  actions: readonly NodeAction[],
  does: (action: NodeAction) => Promise<string | undefined>,
  { pulls, before: { state } }: Subject,
  seen: Cell,
): Promise<void> {
  seen.needs = 'stops';
  for (const action of actions) {
    const failure = await does(action);
    if (failure === undefined) continue;
    if (words.test(failure)) seen.held.push('its own check stops it');
    else seen.wrong.push(`stops for another reason: ${failure}`);
    const now = await pulls();
    if (now.pull.ok === state?.pull.ok && now.right === state.right) seen.held.push('nothing has changed');
    else seen.wrong.push(`and yet something has changed: ${now.says}`);
    return;
  }
  seen.wrong.push('no check of the plan stops it');
}

async function goBack(
  rollback: readonly NodeAction[],
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

/** The plan's actions in their order, by what they are for. What brings a missing file is done where that is supplied. */
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
    // A look at the node whose exit status decides; of others a person reads what they print.
    guards: actions.filter(({ kind, expect }) => kind === 'obtain' && /exit status 0/.test(expect ?? '')),
    changes: changes.filter((action) => !isFirst(action)),
    restarts: actions.filter((action) => ['restart', 'reload'].includes(action.kind) && isFor(model, action)),
    checks: actions.filter((action) => action.kind === 'verify' && !early(action)),
  };
}
