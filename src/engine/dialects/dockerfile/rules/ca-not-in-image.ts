import type { Rule } from '../../rule.ts';
import { knownStage } from '../ca-faults/fault.ts';
import { missing } from '../ca-faults/missing.ts';
import { neverUpdated } from '../ca-faults/never-updated.ts';
import { unreadable } from '../ca-faults/unreadable.ts';
import { updateImpossible } from '../ca-faults/update-impossible.ts';
import type { DockerfileDocument } from '../document.ts';
import { installing, ownStores } from '../sources.ts';

const faults = [missing, neverUpdated, unreadable, updateImpossible];

export const rule: Rule<DockerfileDocument> = {
  id: 'dockerfile/ca-not-in-image',
  title: 'A stage does not trust the CA that it needs',
  severity: 'breaks-now',
  what: 'A stage speaks TLS to a host of a private CA that its trust store does not hold: the CA is not copied, copied where it is not read, not taken over, or only further down.',
  why: 'Every stage starts with the trust store of its own base image; what another stage, the host or the build daemon trusts does not count in it. A copied file counts only after the update command of that distribution has run as root.',
  whatToDo:
    'Copy the CA to the directory that the distribution reads, run its update command before the first use of TLS, and name the CA to the tools that have a store of their own.',
  references: [
    installing,
    ownStores,
    { says: 'only *.crt is read', source: 'Debian ca-certificates, sbin/update-ca-certificates' },
    { says: 'a stage starts from its base image', source: 'https://docs.docker.com/build/building/multi-stage/' },
  ],
  explains: ['x509-unknown-authority'],
  *check(document, theCase) {
    for (const stage of document.dockerfile.stages) {
      const here = document.occurrences.filter(({ use }) => use.stage === stage);
      const switched = new Set(here.map((occurrence) => occurrence.switch.trust));
      const known = knownStage(document, stage, switched);
      if (known) for (const fault of faults) yield* fault(known, theCase);
    }
  },
};
