export { readYaml } from './read.ts';
