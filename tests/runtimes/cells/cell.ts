import { onNode } from '../node/build-context.ts';
import { machine } from '../node/machine.ts';
import { makeRuntime } from '../node/make.ts';
import type { Model, Runtime } from '../node/runtime.ts';
import { worldOf } from '../world/world.ts';
import { beforeOf } from './before.ts';
import { carryOut } from './carry-out.ts';
import type { Case, Given } from './case.ts';
import { type Engine, type Pasted, pasteOf, storyOf } from './paste.ts';
import { defaultImage, insecureIn, pullsOf } from './state.ts';

/** What a run saw. */
export interface Run {
  models: readonly (Model & { version: string })[];
  cells: readonly Cell[];
}

/** What came of one case on one runtime. */
export interface Cell {
  case: string;
  model: string;
  /** The runtime's error before, or that it pulls. */
  before: string;
  /** What made the corrected files count: nothing, a reload or a restart; or what the report said in place of a plan. */
  needs: 'nothing' | 'reload' | 'restart' | 'more to be pasted' | 'a hand' | 'stops';
  /** The error that comes next, where the paste could not tell of it. */
  next?: string;
  /** What was seen to hold, one statement each. */
  held: string[];
  /** What was not as it should be; empty: the cell has passed. */
  wrong: string[];
  seconds: number;
  /** The paste, and what the engine made of it. */
  story: string;
}

/** Runs one case on one runtime, from the paste to the rollback. Never throws. */
export async function runCell(one: Case, model: Model, engine: Engine, block: number): Promise<Cell> {
  const began = Date.now();
  const empty = { before: '', needs: 'nothing', held: [], wrong: [], seconds: 0, story: '' } as const;
  const seen: Cell = { case: one.id, model: model.name, ...empty, held: [], wrong: [] };
  const world = await worldOf(one.hosts ?? { 'harbor.internal.corp': {} }, block);
  const node = machine(model, world.names);
  try {
    await attempt(one, { node, model, world, ca: world.corp }, makeRuntime[model.kind](node), engine, seen);
  } catch (error) {
    seen.wrong.push(`the run itself failed: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
  } finally {
    await node.close();
    await world.close();
  }
  seen.seconds = (Date.now() - began) / 1000;
  return seen;
}

async function attempt(one: Case, given: Given, runtime: Runtime, engine: Engine, seen: Cell): Promise<void> {
  const files = (await one.files?.(given)) ?? {};
  for (const [path, text] of Object.entries({ ...one.hidden?.(given), ...files })) given.node.write(onNode(path), text);
  const pulls = pullsOf(runtime, given.world, one);
  const before = await beforeOf(one, given.model, runtime, pulls);
  seen.before = before.says;
  if (before.surprise) seen.wrong.push(before.surprise);

  const typed = one.command ? `$ ${one.command(one.image ?? defaultImage)}\n` : '';
  const logged = one.logs
    ? (given.node.read('/run/log/1.log') ?? '').split('\n').filter((line) => one.logs?.test(line))
    : [];
  const told = [typed + before.error, ...logged].join('\n');
  const pasted: Pasted = { files, error: one.withoutError || !before.error ? undefined : told };
  const paste = pasteOf(pasted, (await one.pasted?.(given)) ?? { 'company-ca.crt': given.ca.root });
  const report = await engine(paste, {
    ...(one.target && { target: one.target(given.model) }),
    ...(one.accept && { accept: one.accept }),
  });
  seen.story = storyOf(paste, report);
  const said = (texts: readonly (string | undefined)[], words: RegExp) => texts.some((text) => words.test(text ?? ''));
  if (one.notEnough) {
    seen.needs = 'more to be pasted';
    const asks = [
      ...report.unchecked.map(({ what, ask = '' }) => `${what} ${ask}`),
      ...report.findings.flatMap(({ declined = [] }) => declined),
    ];
    if (said(asks, one.notEnough)) seen.held.push('asks for what is missing');
    else seen.wrong.push(`does not say what is missing: ${asks.join(' ')}`);
    return;
  }
  if (report.plan.files.length === 0) {
    const says = report.findings.flatMap(({ declined, whatToDo, why }) => [declined, whatToDo, why]);
    if (!one.advises || !said(says, one.advises.says)) return void seen.wrong.push(`no plan; says ${says.join(' ')}`);
    seen.needs = 'a hand';
    for (const [path, text] of Object.entries(one.advises.files(given))) given.node.write(onNode(path), text);
    const failure = await one.advises.afterwards?.(given, runtime);
    const after = await pulls();
    if (failure === undefined && after.right) seen.held.push('no plan, and its advice, followed by hand, is right');
    else seen.wrong.push(`its advice, followed by hand: ${failure ?? after.says}`);
    return;
  }
  if (one.advises) seen.wrong.push('there is a plan now: the case shall carry it out');
  seen.wrong.push(...insecureIn(report.plan.files));
  await carryOut(report.plan, one, given, { runtime, pulls, before }, seen);
}
