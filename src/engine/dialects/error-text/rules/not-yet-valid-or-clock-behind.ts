import { showCertificate } from '../asking.ts';
import { diagnosis } from '../diagnosis.ts';
import { verify } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/not-yet-valid-or-clock-behind',
  title: 'A certificate is not valid yet, or the clock is behind',
  severity: 'breaks-now',
  codes: ['x509-not-yet-valid'],
  what: 'By the clock of the client, a certificate of the chain becomes valid only later.',
  why: 'Mostly the clock of the node is behind: a virtual machine that was resumed, a board without a battery, no NTP. The certificate may also have been issued on a machine whose clock is ahead.',
  whatToDo:
    'Set the clock: `timedatectl set-ntp true; chronyc makestep`, and pull again. If the clock is right, wait or have the certificate issued anew.',
  references: [verify],
  remedy: (error) => ({
    whatToDo: `Compare the clock with the dates: date -u; ${showCertificate(error)}. Set the clock (timedatectl set-ntp true; chronyc makestep) and pull again.`,
  }),
});
