import type { NodeAction, Plan, Report } from '../../../src/engine/workspace/report.ts';
import { machine } from '../node/machine.ts';
import { makeRuntime } from '../node/make.ts';
import type { Model, Runtime } from '../node/runtime.ts';
import { worldOf } from '../world/world.ts';
import type { Before, Case, Given, NodeFiles } from './case.ts';
import { type Engine, type Pasted, pasteOf, storyOf } from './paste.ts';
import { perform, unpackPlan } from './perform.ts';
import { isRight, type State, stateOf } from './state.ts';

export const defaultImage = 'harbor.internal.corp/prod/app:1.4.2';

/** What a run saw. */
export interface Run {
  models: readonly (Model & { version: string })[];
  cells: readonly Cell[];
}

/** What came of one case on one runtime. */
export interface Cell {
  case: string;
  model: string;
  /** The runtime's error before, or `pulls from anybody`. */
  before: string;
  /** What made the corrected files count: nothing, a reload or a restart. */
  needs: 'nothing' | 'reload' | 'restart';
  /** What was seen to hold, one statement each. */
  held: string[];
  /** What was not as it should be; empty: the cell has passed. */
  wrong: string[];
  seconds: number;
  /** The paste, and what the engine made of it. */
  story: string;
}

/** Runs one case on one runtime, from the paste to the rollback. Never throws. */
export async function runCell(cell: Case, model: Model, engine: Engine, block: number): Promise<Cell> {
  const began = Date.now();
  const seen: Cell = {
    case: cell.id,
    model: model.name,
    before: '',
    needs: 'nothing',
    held: [],
    wrong: [],
    seconds: 0,
    story: '',
  };
  const world = await worldOf(cell.hosts ?? { 'harbor.internal.corp': {} }, block);
  const node = machine(model.suite, world.names);
  try {
    const runtime = makeRuntime[model.kind](node);
    await attempt(cell, { node, model, world, ca: world.corp }, runtime, engine, seen);
  } catch (error) {
    seen.wrong.push(`the run itself failed: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
  } finally {
    await node.close();
    await world.close();
  }
  seen.seconds = (Date.now() - began) / 1000;
  return seen;
}

async function attempt(cell: Case, given: Given, runtime: Runtime, engine: Engine, seen: Cell) {
  const { node } = given;
  const image = cell.image ?? defaultImage;
  const state = () => stateOf(runtime, given.world, image, cell.credentials);
  const lay = (files: NodeFiles) => Object.entries(files).map(([path, text]) => node.write(path, text));
  const files = (await cell.files?.(given)) ?? {};
  lay({ ...cell.hidden?.(given), ...files });

  // 1. What the files that were given do.
  const refusal = await runtime.start();
  const first =
    refusal === undefined ? await runtime.pull(image, cell.credentials) : { ok: false as const, error: refusal };
  const original = refusal === undefined ? await state() : undefined;
  seen.before =
    refusal ?? (first.ok ? (original && isRight(original) ? 'pulls, verified' : 'pulls from anybody') : first.error);
  const expected = typeof cell.before === 'function' ? cell.before(given.model) : cell.before;
  const surprise = unlike(expected, refusal, original);
  if (surprise) seen.wrong.push(surprise);

  // 2. What the engine makes of the paste.
  const pasted: Pasted = { files, error: first.ok || cell.withoutError ? undefined : first.error };
  const paste = pasteOf(pasted, (await cell.pasted?.(given)) ?? { 'company-ca.crt': given.ca.root });
  const report = await engine(paste, {
    ...(cell.target && { target: cell.target(given.model) }),
    ...(cell.accept && { accept: cell.accept }),
  });
  const { plan } = report;
  seen.story = storyOf(paste, report);
  if (cell.notEnough) {
    const asked = report.unchecked.some(({ what, ask = '' }) => cell.notEnough?.test(`${what} ${ask}`));
    seen.held.push('asks for what is missing');
    if (!asked) seen.wrong.push(`does not say what is missing: ${report.unchecked.map(({ what }) => what).join(' ')}`);
    return;
  }
  if (plan.files.length === 0)
    return void seen.wrong.push(`no plan: ${report.findings.map(({ rule }) => rule).join(', ')}`);
  const planned = Object.fromEntries(plan.files.map(({ path, installAt, after }) => [installAt ?? path, after]));
  seen.wrong.push(...insecure(report), ...[cell.plan?.(planned, given) ?? []].flat());

  // 3. What the plan does, without its restart and with it.
  unpackPlan(node, plan);
  for (const { path } of plan.missing) lay({ [path]: cell.supply?.(path, given) ?? given.ca.root });
  const does = async (action: NodeAction) => {
    const failure = await perform(action, node, runtime, image);
    if (failure) seen.wrong.push(failure);
  };
  const { changes, restarts, checks } = sorted(plan);
  for (const action of changes) await does(action);
  seen.needs = restarts.some(({ kind }) => kind === 'restart') ? 'restart' : restarts.length > 0 ? 'reload' : 'nothing';
  // Where it pulled rightly before, that it still does says nothing about when the files count.
  if (original && !isRight(original)) {
    const early = isRight(await state());
    if (early === (seen.needs === 'nothing'))
      seen.held.push(early ? 'counts at once' : `counts only after the ${seen.needs}`);
    else if (early) seen.wrong.push(`refuted: the plan says ${seen.needs}, and the files count without it`);
  }
  for (const action of restarts) await does(action);
  const after = await state();
  if (isRight(after)) seen.held.push('pulls, verified');
  else seen.wrong.push(`after the plan: ${inWords(after)}`);
  // A check that pulls asks for no credentials.
  if (!cell.credentials) for (const action of checks) await does(action);
  if (seen.needs !== 'restart') {
    const failure = await runtime.restart();
    const again = failure === undefined ? await state() : undefined;
    if (again && isRight(again)) seen.held.push('still after a restart');
    else seen.wrong.push(`after a later restart: ${failure ?? (again && inWords(again))}`);
  }

  // 4. The way back.
  for (const action of plan.rollback) {
    const failure = await perform(action, node, runtime, image);
    // What did not start before does not start again.
    if (failure && !(refusal !== undefined && failure.endsWith(refusal))) seen.wrong.push(failure);
    else if (failure) seen.held.push('rolled back');
  }
  if (refusal !== undefined) return;
  const back = await state();
  if (original && alike(back, original)) seen.held.push('rolled back');
  else seen.wrong.push(`after the rollback: ${inWords(back)}`);
}

/** The plan's actions in their order, by what they are for. What obtains something is the person's. */
function sorted({ actions }: Plan) {
  const is =
    (...kinds: NodeAction['kind'][]) =>
    (action: NodeAction) =>
      kinds.includes(action.kind);
  const early = ({ kind, when }: NodeAction) => kind === 'verify' && when === 'before-change';
  return {
    changes: actions.filter((action) => is('place', 'update-trust-store')(action) || early(action)),
    restarts: actions.filter(is('restart', 'reload')),
    checks: actions.filter((action) => action.kind === 'verify' && !early(action)),
  };
}

function unlike(expected: Before, refusal: string | undefined, state: State | undefined): string | undefined {
  if ('daemon' in expected)
    return refusal !== undefined && expected.with.test(refusal) ? undefined : `before: the daemon said ${refusal}`;
  if (!state) return `before: the daemon does not start: ${refusal}`;
  if (expected.pull === 'verified') return isRight(state) ? undefined : `before: ${inWords(state)}`;
  if (expected.pull === 'insecure')
    return state.pull.ok && state.fooled.length > 0 ? undefined : `before: not insecure: ${inWords(state)}`;
  return !state.pull.ok && expected.with.test(state.pull.error) ? undefined : `before: ${inWords(state)}`;
}

const alike = (one: State, other: State): boolean =>
  one.pull.ok === other.pull.ok && one.fooled.length > 0 === other.fooled.length > 0;

const inWords = ({ pull, fooled }: State): string =>
  pull.ok ? (fooled.length > 0 ? `pulls from ${fooled.join(', ')}` : 'pulls, verified') : pull.error;

/** Words that switch verification off, in any file that the plan leaves behind. */
function insecure({ plan }: Report): string[] {
  const off = /^[^#\n]*(?:skip_verify *= *true|"insecure-registries": *\[ *"|endpoint.*http:|host\."http:)/m;
  return plan.files.filter(({ after }) => off.test(after)).map(({ path }) => `verification is still off in ${path}`);
}
