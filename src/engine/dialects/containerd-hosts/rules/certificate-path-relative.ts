import { setKey } from '../../../syntax/toml/index.ts';
import type { Rule } from '../../rule.ts';
import type { ContainerdHostsDocument } from '../document.ts';
import { isPlaceholder } from '../endpoint.ts';
import { directoryPath, filesOf, type NamedFile, resolved } from '../files.ts';
import { measured, parsing } from '../sources.ts';

export const rule: Rule<ContainerdHostsDocument> = {
  id: 'containerd-hosts/certificate-path-relative',
  title: 'A certificate path is relative',
  severity: 'tidy',
  what: '`ca` or `client` names a file without its directory.',
  why: 'containerd joins a relative path to the directory of hosts.toml, so it works. It stops working when the file is copied to another registry’s directory, and readers expect the directory of config.toml or of the daemon.',
  whatToDo: 'Write the absolute path.',
  references: [parsing, measured],
  *check(document) {
    const directory = directoryPath(document);
    for (const [path, named] of relativeFiles(document)) {
      const [first] = named;
      if (!first) continue;
      const absolute = resolved(path, directory);
      yield {
        range: first.range,
        message: `${first.key} names ${path}, which containerd looks for in the directory of this file.`,
        ...(absolute === undefined
          ? { declined: 'The directory of this file is not known, so the absolute path is not either.' }
          : {
              fix: {
                title: `Write ${absolute}`,
                safety: 'safe',
                edits: named.flatMap(({ at }) => setKey(document.toml, at, absolute)),
                declares: named.map(({ at }) => ({ path: document.file.path, at })),
              },
            }),
      };
    }
  },
};

/** Relative paths with every place that names them. */
function relativeFiles(document: ContainerdHostsDocument): Map<string, NamedFile[]> {
  const files = new Map<string, NamedFile[]>();
  for (const file of [document.fallback, ...document.hosts].flatMap(filesOf)) {
    const { path } = file;
    if (path === '' || path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path) || isPlaceholder(path)) continue;
    files.set(path, [...(files.get(path) ?? []), file]);
  }
  return files;
}
