/** A path of Windows, by its drive. */
export const isWindowsPath = (path: string): boolean => /^[A-Za-z]:[\\/]/.test(path);

/**
 * The directory of a registry below `config_path`, with the separator at its end. No colon may stand in a name on Windows:
 * there containerd looks without it (containerd core/remotes/docker/config/config_windows.go hostDirectory).
 */
export const hostDirectory = (root: string, registry: string): string =>
  isWindowsPath(root) ? `${root}\\${registry.replace(':', '')}\\` : `${root}/${registry}/`;
