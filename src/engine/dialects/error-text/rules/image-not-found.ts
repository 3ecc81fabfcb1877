import { diagnosis } from '../diagnosis.ts';
import { resolver } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/image-not-found',
  title: 'The image is not there',
  severity: 'breaks-now',
  codes: ['manifest-not-found'],
  what: 'The registry answers, and does not have this name, tag, digest or platform.',
  why: 'Besides typing errors: a mirror or proxy cache wants its project in the path (for Harbor PROJECT/library/nginx), a mirror address with a path needs /v2 and override_path, and an image may lack this node’s platform. The last endpoint’s 404 can hide an earlier failure of a mirror, which only the runtime’s log shows.',
  whatToDo: 'Look at what the registry has, and at the runtime’s log for “trying next host”.',
  references: [resolver],
  remedy: (error) => ({
    whatToDo: `Look at the tags: skopeo list-tags docker://${(error.image ?? 'HOST/REPOSITORY').replace(/[@:][^/]*$/, '')}. If a mirror is configured, look for what failed before: journalctl -u containerd | grep 'trying next host'.`,
  }),
});
