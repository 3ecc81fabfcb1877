/** Loads a release's module as base64, by the release. Each is a chunk of its own, loaded when it is first asked. */
const loaders = import.meta.glob<string>('../../../runtimes/artefacts/*.wasm.gz', {
  query: '?base64',
  import: 'default',
});

/** `containers/image 5.42.0` of `…/containers-image-5.42.0.wasm.gz`. */
const releaseOf = (path: string): string =>
  path.replace(
    /^.*\/([a-z-]+)-(\d[^/]*)\.wasm\.gz$/,
    (_, program: string, version: string) => `${program.replace('-', '/')} ${version}`,
  );

const byRelease = new Map(Object.entries(loaders).map(([path, load]) => [releaseOf(path), load]));

/** The releases that can be asked: by program, oldest first. */
export const releases: readonly string[] = [...byRelease.keys()].sort((a, b) =>
  a.localeCompare(b, 'en', { numeric: true }),
);

export async function artefactOf(release: string): Promise<string | undefined> {
  return byRelease.get(release)?.();
}
