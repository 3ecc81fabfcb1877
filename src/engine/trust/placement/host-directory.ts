import type { NodeAction } from '../../workspace/report.ts';
import { shellWord } from '../../workspace/shell-word.ts';

/** A path of Windows, by its drive. */
const isWindowsPath = (path: string): boolean => /^[A-Za-z]:[\\/]/.test(path);

/**
 * The directory of a registry below `config_path`, with the separator at its end. No colon may stand in a name on Windows:
 * there containerd looks without it (containerd core/remotes/docker/config/config_windows.go hostDirectory).
 */
export const hostDirectory = (root: string, registry: string): string =>
  isWindowsPath(root) ? `${root}\\${registry.replace(':', '')}\\` : `${root}/${registry}/`;

/** Guards a file that nobody pasted; its command is for a POSIX shell, so none on Windows. */
export const notThereYet = (path: string): NodeAction[] =>
  isWindowsPath(path)
    ? []
    : [
        {
          kind: 'obtain',
          title: `Make sure that ${path} does not exist yet`,
          command: `sudo test ! -e ${shellWord(path)}`,
          why: 'If it exists, paste it here too: then it is corrected and not replaced.',
          expect: 'nothing, with exit status 0',
        },
      ];
