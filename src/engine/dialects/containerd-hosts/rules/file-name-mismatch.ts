import type { Rule } from '../../rule.ts';
import { rightPath } from '../directory.ts';
import type { ContainerdHostsDocument } from '../document.ts';
import { lookup, measured } from '../sources.ts';

export const rule: Rule<ContainerdHostsDocument> = {
  id: 'containerd-hosts/file-name-mismatch',
  title: 'The file is not called hosts.toml',
  severity: 'breaks-now',
  what: 'The file stands in the directory of a registry under a name that containerd does not read, such as host.toml.',
  why: 'In the directory of a registry containerd opens hosts.toml, letter for letter, and without it takes every *.crt there for a CA. It reads no file of another name and logs nothing about it, so pulls go on as if it were not there.',
  whatToDo: 'Call the file hosts.toml, and remove the other one once pulls work. No restart is needed.',
  references: [lookup, measured],
  explains: ['x509-unknown-authority', 'http-response-to-https-client'],
  *check({ file, facts, fallback }) {
    if (!facts.misnamed) return;
    const path = rightPath(file.path);
    const name = file.path.slice(path.length - 'hosts.toml'.length);
    yield {
      range: fallback.range,
      message: `containerd reads hosts.toml and no other file: this one in the directory ${facts.directory} is called ${name}.`,
      ...(path.startsWith('/')
        ? {
            fix: {
              title: `Put the file at ${path}`,
              safety: 'safe',
              creates: [{ ...file, path, text: file.text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n') }],
              // What else is wrong with the file is wrong with its copy.
              carries: [{ path }],
            },
          }
        : { declined: 'Where the file lies on the node is not known: rename it there.' }),
    };
  },
};
