import { type Dockerfile, readDockerfile, type Stage } from '../../syntax/dockerfile/index.ts';
import type { DockerfileFacts } from '../../workspace/facts.ts';
import type { SourceFile } from '../../workspace/source-file.ts';
import type { Document } from '../rule.ts';
import { hostsOf, type NamedHost } from './hosts.ts';
import { type StageTrust, stageTrusts } from './stage-trust.ts';
import { type Use, usesOf } from './uses.ts';
import { globalVariables, resolve, stageVariables, type Variables } from './variables.ts';

export interface DockerfileDocument extends Document {
  facts: DockerfileFacts;
  dockerfile: Dockerfile;
  /** Everything that is run, set and written, in the order of the file. */
  uses: Use[];
  /** What each stage does about trust, by index. */
  trusts: StageTrust[];
  /** The variables that each stage knows, by index. */
  variables: Variables[];
  /** The hosts that each stage names, by index. */
  hosts: NamedHost[][];
}

export function readDocument(file: SourceFile): DockerfileDocument {
  const dockerfile = readDockerfile(file);
  const names = new Set(dockerfile.stages.map(({ from }) => from.name?.toLowerCase()));
  const bases = dockerfile.stages.map(({ from }) => from.image).filter(({ value }) => !names.has(value.toLowerCase()));
  const uses = [
    ...dockerfile.globals.flatMap((instruction) => usesOf(instruction, undefined, true)),
    ...dockerfile.stages.flatMap((stage) => usesOfStage(dockerfile, stage)),
  ];
  const variables = stageVariables(dockerfile, uses);
  const hosts: NamedHost[][] = dockerfile.stages.map(() => []);
  for (const use of uses) if (use.stage) hosts[use.stage.index]?.push(...hostsOf(use, variables[use.stage.index]));
  return {
    file,
    dialect: 'dockerfile',
    problems: dockerfile.problems,
    facts: { kind: 'dockerfile', images: bases },
    dockerfile,
    uses,
    trusts: stageTrusts(dockerfile, uses),
    variables,
    hosts,
  };
}

const foreignShell = /powershell|pwsh|cmd(?:\.exe)?["',\s\]]/i;
const windowsImage = /^(?:mcr\.microsoft\.com\/)?windows\b|nanoserver|servercore/;

function usesOfStage(dockerfile: Dockerfile, stage: Stage): Use[] {
  const image = resolve(stage.from.image.value, globalVariables(dockerfile));
  let posix = dockerfile.escapeChar === '\\' && !windowsImage.test(image);
  return stage.instructions.flatMap((instruction) => {
    if (instruction.kind === 'other' && instruction.keyword === 'SHELL')
      posix = !foreignShell.test(instruction.argument.text);
    return usesOf(instruction, stage, posix);
  });
}
