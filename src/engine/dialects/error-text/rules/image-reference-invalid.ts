import { diagnosis } from '../diagnosis.ts';
import { references } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/image-reference-invalid',
  title: 'The image reference is not valid',
  severity: 'breaks-now',
  codes: ['image-reference-invalid'],
  what: 'The text given as image cannot be read as a reference, so no registry was asked.',
  why: 'Names are lower case; a scheme (https://), a blank, a quotation mark, a double slash or an unfilled variable make it invalid. kubelet calls it InvalidImageName.',
  whatToDo: 'Correct the image in the manifest: HOST[:PORT]/PATH[:TAG][@DIGEST], path in lower case, without https://.',
  references: [references],
});
