import { isBefore } from '../../workspace/version.ts';
import type { Dialect, Problem } from '../rule.ts';
import { type DockerDaemonDocument, readDaemonJson } from './document.ts';
import { buildsIn } from './instead.ts';
import { layoutOf } from './layout.ts';
import { rules } from './rules/index.ts';
import { rule as notJson } from './rules/not-json.ts';

export const dockerDaemon: Dialect<DockerDaemonDocument> = {
  id: 'docker-daemon',
  title: 'Docker daemon.json',
  readBy: 'docker',
  read: readDaemonJson,
  rules,
  // Of a file that is not JSON a rule tells what will be found once it is; its fix is made for JSON and waits for that.
  told: (problem, { id }, { isBroken }) => (isBroken && id !== notJson.id ? waiting(problem) : problem),
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

function waiting({ fix, ...problem }: Problem): Problem {
  return fix ? { ...problem, after: notJson.id, declined: 'daemon.json has to be JSON first.' } : problem;
}

const isAbsolute = (path: string): boolean => path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path);
