export type { YamlDocument } from './document.ts';
export { readYaml } from './read.ts';
