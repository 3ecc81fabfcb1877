import { diagnosis } from '../diagnosis.ts';
import { resolver } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/content-refused',
  title: 'What the registry delivers is not accepted',
  severity: 'breaks-now',
  codes: ['content-altered', 'manifest-format-refused'],
  what: 'A layer or manifest arrives whose digest is another one, or whose format the client no longer reads.',
  why: 'TLS and credentials are fine. A digest differs where a proxy or cache keeps a part or a changed copy; a manifest of schema 1 is what very old clients pushed.',
  whatToDo:
    'For another digest: pull past the cache or proxy, and empty what it keeps of this image. For schema 1: push the image anew with a current client.',
  references: [resolver],
});
