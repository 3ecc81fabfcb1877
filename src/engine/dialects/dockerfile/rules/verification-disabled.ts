import { positionAt } from '../../../workspace/position.ts';
import type { Problem, Rule } from '../../rule.ts';
import { downloadedCa } from '../ca-download.ts';
import type { DockerfileDocument } from '../document.ts';
import { type Found, findSwitches, mostSwitches } from '../found.ts';
import { type Repair, repairs } from '../repair.ts';
import { installing, switching } from '../sources.ts';

export const rule: Rule<DockerfileDocument> = {
  id: 'dockerfile/verification-disabled',
  title: 'A tool in the image is told not to verify certificates',
  severity: 'unsafe',
  what: 'An option, a variable or a setting makes a tool accept any certificate, in RUN, ENV, ARG or a file that goes into the image.',
  why: 'Whoever can answer for the host can put anything into the image. A variable set by ENV goes on in every container and in every image built on this one.',
  whatToDo: 'Put the CA into the image before the first use of the network, then take the switch away.',
  references: [
    switching,
    installing,
    {
      says: 'arguments, stages, users and variables of a build',
      source: 'https://docs.docker.com/reference/dockerfile/',
    },
  ],
  *check(document, theCase) {
    const all = findSwitches(document, theCase);
    const told = all.slice(0, mostSwitches);
    const repaired = told.length < all.length ? told.map(() => tooMany) : repairs(document, told, theCase);
    const messages = distinct(document, told);
    for (const [index, found] of told.entries())
      yield problemOf(messages[index] ?? '', found, repaired[index] ?? tooMany);
  },
};

const tooMany: Repair = {
  declined: `This file throws more than ${mostSwitches} switches: the first are told, and none is taken away by itself.`,
};

function problemOf(message: string, { occurrence: { switch: one, range } }: Found, repaired: Repair): Problem {
  const problem: Problem = {
    range,
    message,
    whatToDo: one.instead,
    why: `${one.inert ? '' : `${rule.why} `}Source: ${one.source}.`,
    ...(one.inert && { severity: 'tidy' }),
  };
  if ('declined' in repaired) return { ...problem, declined: repaired.declined };
  return { ...problem, evidence: repaired.says, fix: repaired.fix };
}

/**
 * The messages; where some would be the same, line and number tell them apart. The number of all changes with every round
 * of repairs, so that none is taken for one that was repaired before.
 */
function distinct(document: DockerfileDocument, all: readonly Found[]): string[] {
  const messages = all.map((found) => messageOf(document, found));
  return messages.map((message, index) => {
    const alike = messages.filter((other) => other === message).length;
    if (alike === 1) return message;
    const nth = messages.slice(0, index + 1).filter((other) => other === message).length;
    const { line } = positionAt(document.file.text, all[index]?.occurrence.range.start ?? 0);
    return message.replace(/\.$/, `, line ${line} (${nth} of ${alike}).`);
  });
}

function messageOf({ dockerfile: { stages } }: DockerfileDocument, { occurrence, concerned }: Found): string {
  const { use, switch: one, written } = occurrence;
  const hosts =
    concerned.length > 0 ? ` for ${concerned.slice(0, 3).join(', ')}${concerned.length > 3 ? ', …' : ''}` : '';
  const lasting =
    use.kind === 'variable' && use.when === 'run' ? ', in the build and in every container of the image' : '';
  const stage = stages.length > 1 && use.stage ? ` (stage ${use.stage.from.name ?? use.stage.index})` : '';
  const shown = written.length > 120 ? `${written.slice(0, 120)}…` : written;
  if (one.inert) return `\`${shown}\` does not do what it seems to: ${one.inert}`;
  const fetched = use.kind === 'command' && downloadedCa(use);
  if (fetched) return `\`${shown}\` fetches the CA ${fetched} itself without verification${hosts}${stage}.`;
  return `\`${shown}\` turns off ${one.disables}${hosts}${lasting}${stage}.`;
}
