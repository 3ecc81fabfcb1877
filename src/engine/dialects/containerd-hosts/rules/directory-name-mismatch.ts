import { isLoopback } from '../../../runtimes/containerd/endpoints.ts';
import { isMeantFor } from '../../../runtimes/containerd/meant-for.ts';
import type { Case, Problem, Rule } from '../../rule.ts';
import { registryOfDirectory } from '../directory.ts';
import type { ContainerdHostsDocument } from '../document.ts';
import { filesOf } from '../files.ts';
import { registryOf } from '../placed.ts';
import { lookup, measured } from '../sources.ts';

export const rule: Rule<ContainerdHostsDocument> = {
  id: 'containerd-hosts/directory-name-mismatch',
  title: 'The directory is not called like the registry in the image reference',
  severity: 'breaks-now',
  what: 'The file lies where containerd does not look for this registry.',
  why: 'containerd looks for <config_path>/<host>_<port>_, <config_path>/<host>:<port>, then _default (1.6.17+), with the host of the image reference letter for letter and the port only if it is written there. There is no way from reg:443 to reg or back, none to lower case, and none below a project.',
  whatToDo:
    'Put hosts.toml into a directory that is called as the image reference names the registry, and remove the other one once pulls work.',
  references: [lookup, measured],
  explains: ['x509-unknown-authority'],
  *check(document, theCase) {
    const wanted = misplaced(document, theCase) ?? ofDockerHub(document, theCase) ?? differing(document, theCase);
    if (!wanted) return;
    const range = document.fallback.range;
    const { configPath, registry, message } = wanted;
    const path = registry && `${configPath}/${registry}/hosts.toml`;
    if (theCase.documents.some(({ file }) => file.path === path)) return;
    yield {
      range,
      message,
      registries: registry === undefined ? undefined : [registry],
      ...(path ? copyTo(document, path) : { declined: 'Which registry this file is for is not known.' }),
    };
  },
};

interface Wanted {
  configPath: string;
  /** The right name, when it is known. */
  registry?: string;
  message: string;
}

/** Places that are wrong for every registry. */
function misplaced(document: ContainerdHostsDocument, theCase: Case): Wanted | undefined {
  const steps = document.file.path.split('/');
  const root = steps.lastIndexOf('certs.d');
  const below = steps.slice(root + 1, -1);
  if (root < 0 || steps[0] !== '' || below.length === 1) return undefined;
  const configPath = steps.slice(0, root + 1).join('/');
  const [first, second] = below;
  if (first === undefined)
    return {
      configPath,
      registry: registryOf(document, theCase),
      message: `hosts.toml lies in ${configPath} itself; every registry has a directory of its own there.`,
    };
  return {
    configPath,
    registry: /^https?:$/.test(first) ? second : first,
    message: `containerd never looks in ${configPath}/${below.join('/')}: the directory is called like the registry, without scheme and project.`,
  };
}

/** Hosts of Docker Hub that no image is named after: kubelet and containerd call it docker.io (distribution/reference, normalize.go). */
const hostsOfHub = new Set(['registry-1.docker.io', 'index.docker.io', 'registry.hub.docker.com', 'hub.docker.com']);

function ofDockerHub({ facts: { configPath, directory } }: ContainerdHostsDocument, theCase: Case): Wanted | undefined {
  const own = registryOfDirectory(directory);
  if (!configPath || !own || !hostsOfHub.has(own)) return undefined;
  if (theCase.evidence.some(({ registry }) => registry === own)) return undefined;
  return isServed('docker.io', theCase)
    ? undefined
    : {
        configPath,
        registry: 'docker.io',
        message: `Images of Docker Hub are of docker.io, whatever host serves them: containerd does not read ${configPath}/${directory} for them.`,
      };
}

const isServed = (registry: string, { documents }: Case): boolean =>
  documents.some(
    ({ facts }) =>
      facts.kind === 'containerd-hosts' && !facts.misnamed && registryOfDirectory(facts.directory) === registry,
  );

/** A name that differs from the registry of the failing pull in its port or in upper and lower case only. */
function differing({ facts }: ContainerdHostsDocument, theCase: Case): Wanted | undefined {
  const { target } = theCase;
  const { configPath, directory } = facts;
  const { registry } = target;
  const own = registryOfDirectory(directory);
  if (!configPath || own === undefined || registry === '' || target.known.registry === 'assumed' || isLoopback(own))
    return undefined;
  if (own === registry || isServed(registry, theCase) || !isMeantFor(facts, registry)) return undefined;
  return {
    configPath,
    registry,
    message: `The directory is called ${directory}, and the image names the registry ${registry}: containerd does not read this file for it.`,
  };
}

function copyTo({ file, hosts, fallback }: ContainerdHostsDocument, path: string): Pick<Problem, 'fix' | 'declined'> {
  const relative = [fallback, ...hosts].flatMap(filesOf).some((named) => !named.path.startsWith('/'));
  if (relative)
    return {
      declined:
        'The file names certificates by relative paths, which would mean others in another directory; make them absolute first.',
    };
  return {
    fix: {
      title: `Put the file at ${path}`,
      safety: 'safe',
      creates: [{ ...file, path, text: file.text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n') }],
      // What else is wrong with the file is wrong with its copy.
      carries: [{ path }],
    },
  };
}
