import type { Dockerfile, Instruction, Stage } from '../../syntax/dockerfile/index.ts';
import type { Use } from './uses.ts';

export type Variables = ReadonlyMap<string, string>;

const reference = /\$(?:([A-Za-z_]\w{0,99})|\{([A-Za-z_]\w{0,99})(?:(:?[-+])([^}]{0,500}))?\})/g;
/** Longer texts, and longer values, are left as written: time stays bounded whatever refers to what. */
const longest = 4000;
const longestValue = 1000;

/** The text with the variables that the file sets; others stay as written. */
export function resolve(text: string, variables: Variables): string {
  let resolved = text;
  for (let round = 0; round < 4 && resolved.includes('$') && resolved.length < longest; round++) {
    const next = resolved.replace(
      reference,
      (whole, bare?: string, braced?: string, operator?: string, word?: string) => {
        const known = variables.get(bare ?? braced ?? '');
        const value = known !== undefined && known.length <= longestValue ? known : undefined;
        if (operator?.endsWith('+')) return value ? (word ?? '') : '';
        return value ?? (operator ? (word ?? '') : whole);
      },
    );
    if (next === resolved) break;
    resolved = next;
  }
  return resolved;
}

/** ARG defaults before the first FROM: what FROM may use. */
export function globalVariables({ globals }: Dockerfile): Variables {
  const variables = new Map<string, string>();
  for (const instruction of globals)
    for (const { name, value } of instruction.kind === 'variables' ? instruction.variables : [])
      if (value) variables.set(name, value.text);
  return variables;
}

/** What the instructions of each stage can refer to, by stage index: variables of the stage and of the one it is built on. */
export function stageVariables(dockerfile: Dockerfile, uses: readonly Use[]): Variables[] {
  const globals = globalVariables(dockerfile);
  const stages: Map<string, string>[] = [];
  for (const stage of dockerfile.stages) {
    const [, parent] = baseStages(dockerfile, stage);
    const variables = new Map(parent && stages[parent.index]);
    for (const instruction of stage.instructions) setGlobals(variables, instruction, globals);
    for (const use of uses) {
      if (use.stage !== stage) continue;
      const set = use.kind === 'variable' ? ([use.name, use.value.text] as const) : serverSetting(use);
      if (set && !/\$\(|`/.test(set[1])) variables.set(...set);
    }
    stages.push(variables);
  }
  return stages;
}

/** Commands that set the server of a package manager, as the variable that does the same. */
const serverSettings: readonly (readonly [string, RegExp, string])[] = [
  ['npm', /^(?:(?:config|c) )?set registry[ =](\S+)$/, 'npm_config_registry'],
  ['yarn', /^config set (?:registry|npmRegistryServer) (\S+)$/, 'npm_config_registry'],
  ['pnpm', /^(?:config|c) set registry[ =](\S+)$/, 'npm_config_registry'],
  ['pip', /^config set \S{1,60}\.(?:extra-)?index-url (\S+)$/, 'PIP_INDEX_URL'],
];

function serverSetting(use: Use): readonly [string, string] | undefined {
  if (use.kind !== 'command') return undefined;
  const { name, words } = use.program;
  for (const [program, pattern, variable] of serverSettings) {
    const server = program === name && pattern.exec(words)?.[1];
    if (server) return [variable, server];
  }
  return undefined;
}

/** The stage that `name` means in the stage at `before`: an earlier one of that name. */
export function stageNamed({ stages }: Dockerfile, name: string, before: number): Stage | undefined {
  const wanted = name.toLowerCase();
  return stages.findLast(({ from, index }) => index < before && from.name?.toLowerCase() === wanted);
}

/** The stage and the stages that it is built on, nearest first. */
export function* baseStages(dockerfile: Dockerfile, stage: Stage): Iterable<Stage> {
  for (
    let current: Stage | undefined = stage;
    current;
    current = stageNamed(dockerfile, current.from.image.value, current.index)
  )
    yield current;
}

/** An ARG without default takes the default that stands before the first FROM. */
function setGlobals(variables: Map<string, string>, instruction: Instruction, globals: Variables): void {
  if (instruction.kind !== 'variables' || instruction.keyword !== 'ARG') return;
  for (const { name, value } of instruction.variables) {
    const text = globals.get(name);
    if (!value && text !== undefined && !variables.has(name)) variables.set(name, text);
  }
}
