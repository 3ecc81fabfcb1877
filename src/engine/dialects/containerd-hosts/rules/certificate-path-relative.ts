import { setKey } from '../../../syntax/toml/index.ts';
import type { Rule } from '../../rule.ts';
import type { ContainerdHostsDocument } from '../document.ts';
import { isPlaceholder } from '../endpoint.ts';
import { directoryPath, filesOf, resolved } from '../files.ts';
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
    for (const entry of [document.fallback, ...document.hosts])
      for (const { key, path, at, range } of filesOf(entry)) {
        if (path === '' || path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path) || isPlaceholder(path)) continue;
        const absolute = resolved(path, directory);
        const message = `${key} names ${path}, which containerd looks for in the directory of this file.`;
        yield absolute === undefined
          ? { range, message, declined: 'The directory of this file is not known, so the absolute path is not either.' }
          : {
              range,
              message,
              fix: {
                title: `Write ${absolute}`,
                safety: 'safe',
                edits: setKey(document.toml, at, absolute),
                declares: [{ path: document.file.path, at }],
              },
            };
      }
  },
};
