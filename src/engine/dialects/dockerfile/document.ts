import { type Dockerfile, readDockerfile, type Stage } from '../../syntax/dockerfile/index.ts';
import type { DockerfileFacts } from '../../workspace/facts.ts';
import type { SourceFile } from '../../workspace/source-file.ts';
import type { Document } from '../rule.ts';
import { type Base, baseOf } from './base.ts';
import { type Occurrence, occurrencesIn } from './detect.ts';
import { hostsOf, type NamedHost } from './hosts.ts';
import { type TlsUse, tlsUses } from './network.ts';
import { isSettingsFile } from './settings-file.ts';
import { type StageTrust, stageTrusts } from './stage-trust.ts';
import { type Use, usesOf } from './uses.ts';
import { globalVariables, resolve, stageNamed, stageVariables, type Variables } from './variables.ts';

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
  /** What each stage is built on, by index. */
  bases: Base[];
  /** The TLS that each stage speaks while it is built, by index, in order. */
  tls: TlsUse[][];
  /** The switches that are thrown, in order. */
  occurrences: Occurrence[];
}

export function readDocument(file: SourceFile): DockerfileDocument {
  const dockerfile = readDockerfile(file);
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
    facts: { kind: 'dockerfile', images: imagesOf(dockerfile), settingsFiles: settingsFilesOf(dockerfile) },
    dockerfile,
    uses,
    trusts: stageTrusts(dockerfile, uses),
    variables,
    hosts,
    bases: dockerfile.stages.map((stage) => baseOf(dockerfile, stage, uses)),
    tls: dockerfile.stages.map((stage) => tlsUses(uses, stage, variables[stage.index])),
    occurrences: uses.flatMap(occurrencesIn),
  };
}

/** Base images, without stages of the file itself and the empty one. */
const imagesOf = (dockerfile: Dockerfile) =>
  dockerfile.stages
    .filter(({ from, index }) => from.image.value !== 'scratch' && !stageNamed(dockerfile, from.image.value, index))
    .map(({ from }) => from.image);

const settingsFilesOf = ({ stages }: Dockerfile) =>
  stages
    .flatMap(({ instructions }) => instructions)
    .flatMap((each) => (each.kind === 'copy' && !each.flags.some(({ name }) => name === 'from') ? each.sources : []))
    .filter(({ value }) => isSettingsFile(value));

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
