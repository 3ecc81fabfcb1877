import type { Stage } from '../../syntax/dockerfile/index.ts';
import type { Found } from './found.ts';
import { natureOf } from './hosts.ts';
import type { Wanted } from './install.ts';

/** Whether taking the switch away is a repair that may need a CA. */
export const isRepaired = ({ occurrence: { switch: one, inCode } }: Found): boolean =>
  !one.declined && !one.inert && !inCode;

/** What the stages want of a CA once their switches are gone: the same for each switch, so that their fixes agree. */
export function wantsOf(all: readonly Found[]): Map<Stage, Wanted> {
  const byStage = new Map<Stage, Found[]>();
  for (const found of all) {
    const { stage } = found.occurrence.use;
    if (!stage || !found.need.ca || !isRepaired(found)) continue;
    const group = byStage.get(stage);
    if (group) group.push(found);
    else byStage.set(stage, [found]);
  }
  return new Map([...byStage].map(([stage, found]) => [stage, wantedBy(found)]));
}

function wantedBy(found: readonly Found[]): Wanted {
  const places = found.map(({ occurrence }) => occurrence.use.instruction);
  return {
    sources: [...new Set(found.map(({ occurrence }) => occurrence.switch.trust))],
    first: places.reduce((a, b) => (b.range.start < a.range.start ? b : a)),
    host: found.map(({ need }) => need.host).find((host) => host !== undefined),
    // Package sources are of the same CA where a switch of theirs goes, or where public hosts are: then a proxy re-signs all.
    intercepted:
      found.some(({ occurrence }) => ['apt', 'apk'].includes(occurrence.switch.tool)) ||
      found.every(({ need: { host } }) => host === undefined || natureOf(host) === 'public'),
  };
}
