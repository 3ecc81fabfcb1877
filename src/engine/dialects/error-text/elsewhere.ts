import type { Evidence } from '../../workspace/report.ts';
import type { Case } from '../rule.ts';

/** A way to run a program in which it reads CAs from another place than a daemon on Linux does. */
interface Elsewhere {
  clients: readonly string[];
  /** What a terminal or kubectl shows of it. */
  words: RegExp;
  /** `host` as in the image reference. */
  says(host: string): string;
  source: string;
}

const containerd = ['containerd', 'kubelet', 'crictl'];

const ways: readonly Elsewhere[] = [
  {
    clients: ['docker', 'buildkit'],
    words: /Docker Desktop|\bdesktop-linux\b|dockerDesktopLinuxEngine/,
    says: (host) =>
      `This is Docker Desktop: it takes CAs from the keychain of macOS or the certificate store of Windows, and ~/.docker/certs.d/${host}/ca.crt, each when it starts. Put the CA there (on Windows without the colon before a port) and restart Docker Desktop.`,
    source: 'Docker Desktop manual, FAQs for Mac and for Windows: how do I add TLS certificates',
  },
  {
    clients: ['docker', 'podman', 'nerdctl', 'containerd'],
    words: /\bcolima\b|\blimactl?\b|\brancher-desktop\b|podman[- ]machine/i,
    says: (host) =>
      `The program that pulls runs in a virtual machine: put the CA there, not on this machine (\`colima ssh\`, \`limactl shell\`, \`rdctl shell\`, \`podman machine ssh\`). Docker in it reads /etc/docker/certs.d/${host}/ca.crt, Podman /etc/containers/certs.d/${host}/ca.crt.`,
    source: 'moby daemon/pkg/registry/registry.go loadTLSConfig; containers-certs.d(5)',
  },
  {
    clients: ['docker'],
    words: /\(Rootless\)|\brootless\b|\/run\/user\/\d{1,9}\/docker\.sock|systemctl --user \w{1,12} docker/,
    says: (host) =>
      `This dockerd runs without root: it reads ~/.config/docker/certs.d/${host}/ca.crt of its user, and not /etc/docker. Put the CA there; nothing has to restart.`,
    source: 'moby daemon/pkg/registry/config.go CertsDir (homedir.GetConfigHome)',
  },
  {
    clients: ['nerdctl'],
    words: /\brootless\b/i,
    says: (host) =>
      `nerdctl without root reads ~/.config/containerd/certs.d/${host}/hosts.toml (or ~/.config/docker/certs.d) of its user, and not /etc/containerd. Put the CA and a hosts.toml that names it there; nothing has to restart.`,
    source: 'nerdctl docs/registry.md',
  },
  {
    clients: ['docker'],
    words: /(?:^|\n)PS [A-Z]:\\|Windows Server \d{4}/,
    says: (host) =>
      `On Windows dockerd reads %PROGRAMDATA%\\docker\\certs.d\\${host.replace(':', '')}\\ca.crt, without the colon before a port; Docker Desktop the certificate store of Windows, when it starts.`,
    source: 'moby daemon/pkg/registry/config_windows.go; Docker Desktop manual, FAQs for Windows',
  },
  {
    clients: containerd,
    words: /\[talos\]|OS[ -](?:Image|IMAGE):?\s{1,30}Talos|\bTalos \(v\d/,
    says: (host) =>
      `This is Talos, where nothing is written to a node by hand: give the CA in the machine configuration, as machine.registries.config."${host}".tls.ca (the PEM in base64) or in a TrustedRootsConfig document, and apply it with talosctl.`,
    source: 'talos pkg/machinery/config/types/v1alpha1 RegistryTLSConfig, security TrustedRootsConfig',
  },
  {
    clients: containerd,
    words: /OS Image:\s{1,30}Bottlerocket/,
    says: () =>
      'This is Bottlerocket, where nothing is written to a node by hand: give the CA in its settings, as settings.pki.NAME with data (the PEM in base64) and trusted = true; containerd restarts by itself.',
    source: 'Bottlerocket manual, settings.pki; bottlerocket-core-kit metadata of settings.pki (affected services)',
  },
  {
    clients: containerd,
    words: /OS Image:\s{1,30}Container-Optimized OS/,
    says: (host) =>
      `This is a node of GKE, which loses by its next start what is written by hand: give the CA to the cluster, as a secret of Secret Manager that a certificateAuthorityDomainConfig names, with ${host} among its fqdns (\`gcloud container clusters update … --containerd-config-from-file\`).`,
    source: 'GKE REST reference, ContainerdConfig; GKE manual, customize containerd configuration',
  },
  {
    clients: containerd,
    words: /OS Image:\s{1,30}Windows|Windows Server \d{4}|kubernetes\.io\/os=windows/,
    says: (host) =>
      `On a Windows node the directory is that of config_path in config.toml, such as C:\\ProgramData\\containerd\\certs.d, with ${host.replace(':', '')} below it, without a colon: paste that config.toml too, and the hosts.toml is written for it.`,
    source: 'containerd core/remotes/docker/config/config_windows.go hostPaths',
  },
];

/** Where the program that failed reads CAs, where its text shows that this is no daemon of a Linux node; else undefined. */
export function readElsewhere(runtime: string, { path, registry }: Evidence, { documents }: Case): string | undefined {
  if (registry === undefined || documents.some(({ facts }) => facts.kind === 'containerd-config')) return undefined;
  const text = documents.find(({ file }) => file.path === path)?.file.text.slice(0, 200_000) ?? '';
  return ways.find(({ clients, words }) => clients.includes(runtime) && words.test(text))?.says(registry);
}
