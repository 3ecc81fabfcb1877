/** A file or directory of the virtual file system. */
export type Entry = { readonly kind: 'file'; readonly bytes: Uint8Array } | Directory;

export interface Directory {
  readonly kind: 'directory';
  readonly entries: Map<string, Entry>;
}

export type Missing = 'no such file' | 'not a directory';

const directory = (): Directory => ({ kind: 'directory', entries: new Map() });

/** The steps of a path, `.` and `..` resolved. */
const stepsOf = (path: string): string[] => {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps;
};

/**
 * A read-only tree of the files with absolute paths. Where one path is below another the first of the two stays:
 * a node has no such files.
 */
export function treeOf(files: readonly { readonly path: string; readonly text: string }[]): Directory {
  const root = directory();
  const encoder = new TextEncoder();
  for (const { path, text } of files) {
    const steps = stepsOf(path);
    const name = steps.pop();
    if (!path.startsWith('/') || name === undefined) continue;
    let at: Directory | undefined = root;
    for (const step of steps) {
      const next: Entry = at.entries.get(step) ?? directory();
      at.entries.set(step, next);
      if (next.kind === 'file') {
        at = undefined;
        break;
      }
      at = next;
    }
    if (at && !at.entries.has(name)) at.entries.set(name, { kind: 'file', bytes: encoder.encode(text) });
  }
  return root;
}

/** The entry at a path below a directory, or why there is none. */
export function find(root: Directory, path: string): Entry | Missing {
  let at: Entry = root;
  for (const step of stepsOf(path)) {
    if (at.kind === 'file') return 'not a directory';
    const next = at.entries.get(step);
    if (!next) return 'no such file';
    at = next;
  }
  return at;
}
