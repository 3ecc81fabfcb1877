import { diagnosis } from '../diagnosis.ts';
import { references } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/disk-full',
  title: 'The disk is full',
  severity: 'breaks-now',
  codes: ['disk-full'],
  what: 'The image arrives, and there is no room to unpack it.',
  why: 'Images are unpacked below /var/lib/containerd or /var/lib/docker; kubelet removes unused ones only above its own threshold.',
  whatToDo: 'Make room: `df -h /var/lib/containerd /var/lib/docker; crictl rmi --prune`.',
  references: [references],
});
