/** What the modules of containerd are made of, as their build wrote it down (runtimes/manifest.json). */
export interface Provenance {
  /** e.g. `go1.26.8`. */
  go: string;
  artefacts: readonly { release: string; sha256: string }[];
  provenance: {
    /** What is each release's own code. */
    own: readonly string[];
    /** What is ours. */
    glue: readonly string[];
    /** What nobody can say from files. */
    silent: readonly string[];
  };
}

/** A run of the tests in which real daemons pulled with the files of our plans (docs/verified.json). */
export interface Verified {
  date: string;
  passed: number;
  failed: number;
  releases: readonly { name: string; version: string }[];
}

const runs = import.meta.glob<Verified>('../../../docs/verified.json', { import: 'default' });

export async function verified(): Promise<Verified | undefined> {
  const [load] = Object.values(runs);
  return load?.();
}

const manifests = import.meta.glob<Provenance>('../../../runtimes/manifest.json', { import: 'default' });

export async function provenance(): Promise<Provenance | undefined> {
  const [load] = Object.values(manifests);
  return load?.();
}

/** Licences and notices of everything that is linked into the modules, one of the page's own files. */
export const noticesUrl = new URL('../../../runtimes/NOTICES.txt', import.meta.url).href;
