import type { Station } from '../workspace/report.ts';
import type { Pull } from './pull.ts';

/** Where every pull begins: the image's name says which registry is asked. */
export const referenceStation = ({ image, registry }: Pull): Station => ({
  name: 'reference',
  state: 'ok',
  says: image ?? `${registry}/…`,
  detail: [`The registry is ${registry}: the part before the first slash.`],
});
