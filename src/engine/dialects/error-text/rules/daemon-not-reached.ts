import { diagnosis } from '../diagnosis.ts';
import { daemonConfig } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/daemon-not-reached',
  title: 'The command does not reach its daemon',
  severity: 'breaks-now',
  codes: ['daemon-not-running', 'permission-denied'],
  what: 'The command line program finds no daemon at the socket, or its user may not use it.',
  why: 'Nothing was asked of any registry yet. The socket of dockerd belongs to root and the group docker.',
  whatToDo:
    'See whether the daemon runs and what it logs: `systemctl status docker containerd; journalctl -u docker -n 50`. For a permission: use sudo, or a user of the group docker.',
  references: [daemonConfig],
});
