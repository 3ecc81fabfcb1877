export { cut } from './cut.ts';
export type * from './document.ts';
export { insertAfter, insertBefore } from './insert.ts';
export { readDockerfile } from './read.ts';
export { dockerfileValue } from './value.ts';
