import { type Instruction, readDockerfile } from '../../syntax/dockerfile/index.ts';
import { type MappedText, rangeIn } from '../../syntax/shell/index.ts';
import type { SourceFile } from '../../workspace/source-file.ts';
import { isReadable } from '../readable.ts';
import type { Find } from '../secret.ts';
import { isVague, kindOfName } from '../sensitive.ts';

/** ENV and ARG with the name of a secret; what RUN, LABEL and here-documents hold is found by its patterns. */
export function dockerfileSecretsIn(file: SourceFile): Find[] {
  const { globals, stages } = readDockerfile(file);
  const instructions = [...globals, ...stages.flatMap((stage) => stage.instructions)];
  return instructions.flatMap(variablesIn).flatMap(({ name, value, keyword }) => {
    const kind = kindOfName(name);
    if (!kind || !value || isReadable(value.text) || (isVague(name) && value.text.length < 6)) return [];
    return [{ kind, reason: `is what ${keyword} ${name} sets`, range: rangeIn(value), value: value.text }];
  });
}

function variablesIn(instruction: Instruction): { name: string; value: MappedText | undefined; keyword: string }[] {
  if (instruction.kind === 'onbuild') return variablesIn(instruction.trigger);
  if (instruction.kind !== 'variables') return [];
  return instruction.variables.map(({ name, value }) => ({ name, value, keyword: instruction.keyword }));
}
