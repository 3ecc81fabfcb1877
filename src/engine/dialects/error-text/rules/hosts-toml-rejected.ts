import { diagnosis } from '../diagnosis.ts';
import { hostsToml, measured } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/hosts-toml-rejected',
  title: 'containerd cannot read a hosts.toml',
  severity: 'breaks-now',
  codes: ['hosts-toml-invalid'],
  what: 'A hosts.toml is not valid, and containerd goes on as if it were not there.',
  why: 'The error stands in the log only. containerd then takes *.crt files beside it, else the default host with the system roots: so the pull fails later, with an unknown authority. Releases 1.5, 1.6 and 1.7 before 1.7.32 also reject a file without any [host] table.',
  whatToDo:
    'Paste the hosts.toml that the message names; it is corrected here. containerd reads it anew at the next pull, without a restart.',
  references: [hostsToml, measured],
});
