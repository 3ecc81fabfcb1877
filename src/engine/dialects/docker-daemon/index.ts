import { isBefore } from '../../workspace/version.ts';
import type { Dialect } from '../rule.ts';
import { type DockerDaemonDocument, readDaemonJson } from './document.ts';
import { buildsIn } from './instead.ts';
import { layoutOf } from './layout.ts';
import { rules } from './rules/index.ts';

export const dockerDaemon: Dialect<DockerDaemonDocument> = {
  id: 'docker-daemon',
  title: 'Docker daemon.json',
  readBy: 'docker',
  read: readDaemonJson,
  rules,
  installAt: ({ file }) => (isAbsolute(file.path) ? file.path : layoutOf(file.path).daemonJson),
  applies: ({ file }, theCase) => {
    const { reload, restart, daemonJson } = layoutOf(file.path);
    const rereads = buildsIn(theCase) ? restart : reload;
    if (isBefore(theCase.target.version, '23.0') || daemonJson.includes('\\')) return [rereads];
    const path = isAbsolute(file.path) ? file.path : daemonJson;
    return [
      {
        kind: 'verify',
        when: 'before-change',
        title: 'Let dockerd check the new daemon.json before it is in place',
        command: `if dockerd --help | grep -q -e --validate; then sudo dockerd --validate --config-file=.${path}; else echo 'this dockerd cannot check a file'; fi`,
        why: 'A file that dockerd does not accept keeps it from starting. Run in the folder into which the archive was unpacked; dockerd knows --validate since 23.0.',
        expect: 'configuration OK',
      },
      rereads,
    ];
  },
};

const isAbsolute = (path: string): boolean => path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path);
