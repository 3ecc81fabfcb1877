import { recognise } from '../intake/recognise.ts';
import { parseAgain, secondParser } from '../proof/second-parser.ts';
import type { DeclaredChange, KeyPath } from '../workspace/report.ts';
import type { DialectId, SourceFile } from '../workspace/source-file.ts';

/** Where a model may change a file. */
export interface Scope {
  path: string;
  /** The settings of registries in it; `[]` stands for the whole file. */
  keys: readonly KeyPath[];
}

const criPlugins = ['cri', 'io.containerd.grpc.v1.cri', 'io.containerd.cri.v1.images'];

/** Files that are about more than registries: what in them is. All other files of a known format are about nothing else. */
const registryKeys: Partial<Record<DialectId, readonly KeyPath[]>> = {
  'containerd-config': [
    ...criPlugins.map((plugin) => ['plugins', plugin, 'registry']),
    ['plugins', 'io.containerd.transfer.v1.local', 'config_path'],
  ],
  'docker-daemon': [['insecure-registries'], ['registry-mirrors']],
  buildkitd: [['registry']],
  'kind-config': [['containerdConfigPatches'], ['nodes']],
};

/**
 * Which files a model may be asked to rewrite, and where: those that a second parser can prove. In a file that no parser
 * reads there are no keys to tell apart, so all of it is in question.
 */
export function scopesOf(files: readonly SourceFile[]): Scope[] {
  return files.flatMap((file) => {
    const { dialect } = recognise(file);
    const parser = secondParser(dialect);
    if (!parser) return [];
    const keys = parseAgain(parser, file.text).ok ? registryKeys[dialect] : undefined;
    return [{ path: file.path, keys: keys ?? [[]] }];
  });
}

/** The scopes of the named files as changes that a fix would declare; `whole` widens them to the whole files. */
export function declaredBy(scopes: readonly Scope[], paths: readonly string[], whole: boolean): DeclaredChange[] {
  return scopes
    .filter(({ path }) => paths.includes(path))
    .flatMap(({ path, keys }) => (whole ? [[]] : keys).map((at) => ({ path, at })));
}
