import { accessCauses } from './access.ts';
import type { Cause } from './cause.ts';
import { configurationCauses } from './configuration.ts';
import { networkCauses } from './network.ts';
import { otherServers } from './other-servers.ts';
import { protocolCauses } from './protocol.ts';
import { symptoms } from './symptoms.ts';
import { trustCauses } from './trust.ts';

export { type Cause, type Subject, weight } from './cause.ts';

/** Every class of errors. Where the words of two overlap in a text, the earlier one is meant. */
export const causes: readonly Cause[] = [
  ...configurationCauses,
  ...otherServers,
  ...trustCauses,
  ...protocolCauses,
  ...networkCauses,
  ...accessCauses,
  ...symptoms,
];
