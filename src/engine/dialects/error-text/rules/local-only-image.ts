import { diagnosis } from '../diagnosis.ts';
import { references } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/local-only-image',
  title: 'The image was built locally and is in no registry',
  severity: 'breaks-now',
  codes: ['local-only-image'],
  what: 'The name of the image begins with localhost/, as Podman and nerdctl name what they build; the client takes that for a registry.',
  why: 'An image that exists only in a local store cannot be pulled by another program or another node.',
  whatToDo:
    'Tag and push the image to a registry, or load it into the runtime: `podman save IMAGE | ctr -n k8s.io images import -`, for kind `kind load docker-image IMAGE`. Then set imagePullPolicy: IfNotPresent.',
  references: [references],
});
