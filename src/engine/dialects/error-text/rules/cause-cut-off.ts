import { diagnosis } from '../diagnosis.ts';
import { kubelet } from '../sources.ts';
import { wholeMessage } from '../whole-message.ts';

export const rule = diagnosis({
  id: 'error-text/cause-cut-off',
  title: 'The text breaks off before the cause',
  severity: 'breaks-now',
  codes: ['cause-cut-off'],
  what: 'The text says that a pull failed, and not why.',
  why: 'kubectl get pods and the event “Back-off pulling image” never hold the reason; the event “Failed to pull image” does, at its very end, and terminals and dashboards cut it off.',
  whatToDo: 'Show the whole message.',
  references: [kubelet],
  remedy: (error) => ({ whatToDo: `Show the whole message, and paste it to its end: ${wholeMessage(error)}` }),
});
