import type { Script, ShellCommand } from '../../syntax/shell/index.ts';
import type { Range } from '../../workspace/source-file.ts';

/** What has to go so that a switch is gone. */
export type Removal =
  /** The instruction, with everything in it. */
  | { how: 'instruction' }
  | { how: 'command'; command: ShellCommand; script: Script }
  /** These places, or the whole of which they are parts once nothing else of it is left. */
  | { how: 'places'; places: Range[]; whole?: { parts: readonly Range[]; removal: Removal } };

/** Removals brought together. */
export interface Taken {
  instruction: boolean;
  commands: Set<ShellCommand>;
  /** The script in which the commands are. */
  script?: Script;
  places: Range[];
}

/** All that goes. A whole goes when each of its parts does. */
export function taken(removals: readonly Removal[]): Taken {
  const all: Taken = { instruction: false, commands: new Set(), places: [] };
  const going = new Set(removals.flatMap((removal) => (removal.how === 'places' ? removal.places.map(nameOf) : [])));
  const take = (removal: Removal): void => {
    if (removal.how === 'instruction') all.instruction = true;
    else if (removal.how === 'command') {
      all.commands.add(removal.command);
      all.script = removal.script;
    } else if (removal.whole?.parts.every((part) => going.has(nameOf(part)))) take(removal.whole.removal);
    else all.places.push(...removal.places);
  };
  for (const removal of removals) take(removal);
  return all;
}

const nameOf = ({ start, end }: Range): string => `${start} ${end}`;
