import type { Use } from '../uses.ts';
import { containerSwitches } from './containers.ts';
import { javascriptSwitches } from './javascript.ts';
import { languageSwitches } from './languages.ts';
import { pythonSwitches } from './python.ts';
import { serviceSwitches } from './services.ts';
import type { Spelling, Switch } from './switch.ts';
import { systemPackageSwitches } from './system-packages.ts';
import { transferSwitches } from './transfer.ts';

export type { Spelling, Switch, VariableSpelling } from './switch.ts';

/** Every switch (sources.ts, `switching`). */
export const switches: readonly Switch[] = [
  ...transferSwitches,
  ...javascriptSwitches,
  ...pythonSwitches,
  ...systemPackageSwitches,
  ...languageSwitches,
  ...containerSwitches,
  ...serviceSwitches,
];

/** A spelling with the switch that it throws. */
interface Candidate {
  one: Switch;
  spelling: Spelling;
}

const candidates: readonly Candidate[] = switches.flatMap((one) =>
  one.spellings.map((spelling) => ({ one, spelling })),
);
const ofProgram = new Map<string, Candidate[]>();
for (const candidate of candidates)
  for (const program of 'of' in candidate.spelling ? candidate.spelling.of : [])
    ofProgram.set(program, [...(ofProgram.get(program) ?? []), candidate]);
const inLines = candidates.filter(({ spelling }) => spelling.in === 'line' || spelling.in === 'variable');
const inCode = candidates.filter(({ spelling }) => spelling.in === 'code');
const inVariables = candidates.filter(
  ({ spelling }) => spelling.in === 'variable' || (spelling.in === 'word' && spelling.variables),
);

/** The spellings that can occur in what is used. */
export function candidatesFor(use: Use): readonly Candidate[] {
  switch (use.kind) {
    case 'command':
      return ofProgram.get(use.program.name) ?? [];
    case 'variable':
      return inVariables;
    case 'file':
      return inLines;
    case 'foreign':
      return inCode;
  }
}
