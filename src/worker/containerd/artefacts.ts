/** Loads a release's module as base64, by the release's number. Each is a chunk of its own, loaded when it is first asked. */
const loaders = import.meta.glob<string>('../../../runtimes/artefacts/containerd-*.wasm.gz', {
  query: '?base64',
  import: 'default',
});

const numberOf = (path: string): string => /containerd-([\d.]+)\.wasm\.gz$/.exec(path)?.[1] ?? path;

const byRelease = new Map(Object.entries(loaders).map(([path, load]) => [numberOf(path), load]));

/** The releases that can be asked, oldest first. */
export const releases: readonly string[] = [...byRelease.keys()].sort((a, b) =>
  a.localeCompare(b, 'en', { numeric: true }),
);

export async function artefactOf(release: string): Promise<string | undefined> {
  return byRelease.get(release)?.();
}
