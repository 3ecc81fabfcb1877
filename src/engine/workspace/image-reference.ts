/** An image reference, read as the reference package of Docker and containers/image reads it. */
export interface ImageReference {
  /** As given. */
  written: string;
  /** Registry as a client keys it, `host[:port]`; `docker.io` where none or an alias of it is written. */
  registry: string;
  host: string;
  port?: string;
  /** Path without registry, `library/` included where Docker adds it. */
  repository: string;
  tag?: string;
  digest?: string;
  /** Whether the registry stands in the text. */
  registryWritten: boolean;
}

const longest = 4096;
const longestRepository = 255;
const registryGrammar =
  /^(?<host>\[[0-9A-Fa-f:.]{2,64}\]|[0-9A-Za-z](?:[0-9A-Za-z-]*[0-9A-Za-z])?(?:\.[0-9A-Za-z](?:[0-9A-Za-z-]*[0-9A-Za-z])?)*)(?::(?<port>\d{1,5}))?$/;
const pathComponent = /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*$/;
const tagGrammar = /^\w[\w.-]{0,127}$/;
const digestGrammar = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;
const dockerHub = new Set(['docker.io', 'index.docker.io']);

/**
 * The parts of `text`, or undefined where it is no valid reference (a variable, a URL, upper case in the path).
 * Rules: distribution/reference, normalize.go `splitDockerDomain` and regexp.go; a first component is a registry when it
 * holds a dot, a colon or an upper-case letter, or is `localhost`.
 */
export function parseImageReference(text: string): ImageReference | undefined {
  if (text.length > longest || /^[0-9a-f]{64}$/.test(text)) return undefined;
  const at = text.indexOf('@');
  const digest = at === -1 ? undefined : text.slice(at + 1);
  if (digest !== undefined && !digestGrammar.test(digest)) return undefined;
  const named = at === -1 ? text : text.slice(0, at);

  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const hasTag = colon !== -1;
  const tag = hasTag ? named.slice(colon + 1) : undefined;
  if (tag !== undefined && !tagGrammar.test(tag)) return undefined;
  const name = hasTag ? named.slice(0, colon) : named;

  const { registry, path, registryWritten } = splitRegistry(name);
  const parts = registryGrammar.exec(registry)?.groups;
  const repository = registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path;
  if (!parts?.host || repository.length > longestRepository) return undefined;
  if (!repository.split('/').every((component) => pathComponent.test(component))) return undefined;
  return {
    written: text,
    registry,
    host: parts.host,
    ...(parts.port !== undefined && { port: parts.port }),
    repository,
    ...(tag !== undefined && { tag }),
    ...(digest !== undefined && { digest }),
    registryWritten,
  };
}

function splitRegistry(name: string): { registry: string; path: string; registryWritten: boolean } {
  const slash = name.indexOf('/');
  const first = slash === -1 ? '' : name.slice(0, slash);
  const isRegistry = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
  if (!isRegistry) return { registry: 'docker.io', path: name, registryWritten: false };
  return { registry: dockerHub.has(first) ? 'docker.io' : first, path: name.slice(slash + 1), registryWritten: true };
}
