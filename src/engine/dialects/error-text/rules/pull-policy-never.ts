import { diagnosis } from '../diagnosis.ts';
import { references } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/pull-policy-never',
  title: 'The pull policy forbids to pull',
  severity: 'breaks-now',
  codes: ['image-never-pulled'],
  what: 'The image is not on the node, and imagePullPolicy is Never.',
  why: 'kubelet then only uses what is there already, in the runtime’s namespace k8s.io; images of Docker or of another ctr namespace do not count.',
  whatToDo: 'Set imagePullPolicy: IfNotPresent, or load the image on the node: `ctr -n k8s.io images import FILE`.',
  references: [references],
});
