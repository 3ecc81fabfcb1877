import type { Case } from '../dialects/rule.ts';
import { registryHost } from '../trust/placement/registry-host.ts';
import { verifyChain } from '../trust/placement/verify.ts';
import type { Plan, Unchecked } from '../workspace/report.ts';
import { shellWord } from '../workspace/shell-word.ts';

/**
 * What only the node can tell where the certificate is refused although no file given has to change: whether the CA that
 * is named there signs, and whether the daemon goes by these files.
 */
export function uncheckedOnNode(theCase: Case, plan: Plan): Unchecked[] {
  const { evidence, target } = theCase;
  const refused = evidence.some(({ code, hop }) => code === 'x509-unknown-authority' && hop !== 'proxy');
  if (!refused || plan.files.length > 0) return [];
  if (target.runtime === 'containerd') return [...signing(theCase), ...reading(theCase), ...request(theCase)];
  return target.runtime === 'docker' ? [...signing(theCase), daemonOfDocker] : [];
}

/** Whether a CA that the files name, or that lies where it is read by itself, vouches for what the registry sends. */
function signing({ documents, target, trust }: Case): Unchecked[] {
  const host = registryHost(target.registry);
  if (!host || (trust.presentation === 'handshake' && trust.verdictAsPasted)) return [];
  const named = documents.flatMap(({ facts, file }) => {
    if (facts.kind === 'containerd-hosts') return [facts.fallback, ...facts.hosts].flatMap(({ ca }) => ca);
    const directory = `/docker/certs.d/${target.registry}/`;
    return file.path.includes(directory) && file.path.endsWith('.crt') ? [{ value: file.path }] : [];
  });
  const [path] = new Set(named.flatMap(({ value }) => (value.startsWith('/') ? [value] : [])));
  if (path === undefined) return [];
  return [
    {
      what: `Whether the CA in ${path} on the node signed the certificate that ${host.apiHost} presents was not checked.`,
      ask: verifyChain(host, path).command,
    },
  ];
}

/** containerd reads config.toml when it starts, and which one its command line says. */
function reading({ documents }: Case): Unchecked[] {
  const config = documents.find(({ facts }) => facts.kind === 'containerd-config');
  if (!config) return [];
  const path = config.file.path.startsWith('/') ? config.file.path : '/etc/containerd/config.toml';
  return [
    {
      what: `Whether the containerd that runs has read this ${path} was not checked: it reads it only when it starts, and --config may name another file.`,
      ask: `systemctl show containerd -p ActiveEnterTimestamp; stat -c '%y %n' ${shellWord(path)}; ps -o args= -C containerd`,
    },
  ];
}

/** containerd's own log has every attempt; the error that is shown is that of one of them. */
function request({ target }: Case): Unchecked[] {
  if (!/^[\w.:[\]-]+$/.test(target.registry)) return [];
  return [
    {
      what: 'Which endpoint was asked, and whether it led on to another host, stands in the log of containerd.',
      ask: `sudo journalctl -u containerd --since -1h | grep -F ${shellWord(target.registry)} | tail -n 20`,
    },
  ];
}

const daemonOfDocker: Unchecked = {
  what: 'Whether this is the dockerd that failed was not checked: a context may lead to another machine, a rootless one reads ~/.config/docker/certs.d, and Docker Desktop copies ~/.docker/certs.d when it starts.',
  ask: "docker context ls; docker info --format '{{.Name}} {{.OperatingSystem}} {{.SecurityOptions}}'",
};
