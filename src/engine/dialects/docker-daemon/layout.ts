import type { NodeAction } from '../../workspace/report.ts';

/** Where an installation of Docker keeps its files, and what makes it read daemon.json again. */
export interface Layout {
  daemonJson: string;
  /** The file with the CA of a registry. */
  caFile(registry: string): string;
  reload: NodeAction;
  restart: NodeAction;
  /** The same for the builder in it alone, where nothing shows that anybody builds. */
  restartForBuilds: NodeAction;
}

const STOPS = 'A restart stops the containers, unless live-restore is on.';

const reloaded =
  'insecure-registries and registry-mirrors are read again on a reload, without touching containers. docker build keeps the old lists, and does not see new files in certs.d, until dockerd restarts (measured 20.10 to 28.5). If dockerd is not running, this starts it.';

const forBuilds = (command: string): NodeAction => ({
  kind: 'restart',
  title: 'Only for the builder inside dockerd: restart dockerd',
  command,
  why: `Until then docker build goes on by the old list, unverified (measured 26.1 and 28.5), and does not see new files in certs.d. ${STOPS}`,
});

const linux: Layout = {
  daemonJson: '/etc/docker/daemon.json',
  caFile: (registry) => `/etc/docker/certs.d/${registry}/ca.crt`,
  reload: {
    kind: 'reload',
    title: 'Let dockerd read daemon.json again',
    command: 'sudo systemctl reload-or-restart docker',
    why: reloaded,
  },
  restart: {
    kind: 'restart',
    title: 'Restart dockerd',
    command: 'sudo systemctl restart docker',
    why: `This setting is read when dockerd starts; the builder in it keeps its lists and certificates until then. ${STOPS}`,
  },
  restartForBuilds: forBuilds('sudo systemctl restart docker'),
};

/** Rootless dockerd: moby daemon/command/daemon_unix.go getDefaultDaemonConfigFile, registry/config.go CertsDir. */
const rootless = (home: string): Layout => ({
  daemonJson: `${home}/.config/docker/daemon.json`,
  caFile: (registry) => `${home}/.config/docker/certs.d/${registry}/ca.crt`,
  reload: { ...linux.reload, command: 'systemctl --user reload-or-restart docker' },
  restart: { ...linux.restart, command: 'systemctl --user restart docker' },
  restartForBuilds: forBuilds('systemctl --user restart docker'),
});

/** Docker Desktop copies ~/.docker/certs.d into its virtual machine when it starts. */
const desktop = (home: string): Layout => {
  const restart: NodeAction = {
    kind: 'restart',
    title: 'Restart Docker Desktop',
    command: 'docker desktop restart',
    why: 'Docker Desktop copies ~/.docker/certs.d and daemon.json into its virtual machine when it starts.',
  };
  return {
    daemonJson: `${home}/.docker/daemon.json`,
    caFile: (registry) => `${home}/.docker/certs.d/${registry}/ca.crt`,
    reload: restart,
    restart,
    restartForBuilds: restart,
  };
};

/** dockerd on Windows leaves the colon out of the directory's name (registry.go hostCertsDir). */
const windows: Layout = {
  daemonJson: 'C:\\ProgramData\\docker\\config\\daemon.json',
  caFile: (registry) => `C:\\ProgramData\\docker\\certs.d\\${registry.replaceAll(':', '')}\\ca.crt`,
  reload: { ...linux.restart, command: 'Restart-Service docker' },
  restart: { ...linux.restart, command: 'Restart-Service docker' },
  restartForBuilds: { ...linux.restart, command: 'Restart-Service docker' },
};

/** The layout that the file's path shows; without a telling path that of a Linux host. */
export function layoutOf(path: string): Layout {
  const home = /^(.{0,200})\/\.(config\/docker|docker)\/daemon\.json$/.exec(path);
  if (home) return (home[2] === 'docker' ? desktop : rootless)(home[1] ?? '');
  return /programdata[\\/]docker[\\/]/i.test(path) ? windows : linux;
}
