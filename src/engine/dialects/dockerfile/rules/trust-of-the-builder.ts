import { parseImageReference } from '../../../workspace/image-reference.ts';
import type { Located } from '../../../workspace/source-file.ts';
import type { Case, Rule } from '../../rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { hostsIn, natureOf } from '../hosts.ts';
import { globalVariables, resolve, stageNamed } from '../variables.ts';

/** Something that the build daemon fetches, before or beside what runs in the image. */
interface Fetched extends Located<string> {
  /** How it is called in a sentence. */
  by: string;
  registry: string;
  host: string;
}

export const rule: Rule<DockerfileDocument> = {
  id: 'dockerfile/trust-of-the-builder',
  title: 'The build daemon fetches this with its own trust',
  severity: 'tidy',
  what: 'FROM, COPY --from an image, ADD of a URL and the `# syntax=` frontend are fetched by the build daemon, from a host whose CA is not public.',
  why: 'They are fetched before or beside the image: dockerd uses /etc/docker/certs.d and its system store, a buildx container builder its own buildkitd.toml, ADD only the system store of the daemon. A CA inside the image counts for none of them, and BuildKit fetches the token with the trust of the docker CLI.',
  whatToDo:
    'Give the CA to the daemon that builds: /etc/docker/certs.d/<host>/ca.crt for FROM, its system store for ADD.',
  references: [
    {
      says: 'which process uses which trust in a build',
      source: 'moby daemon/hosts.go RegistryHosts; buildkit util/resolver/config/config.go, docs/buildkitd.toml.md',
    },
    { says: 'ADD of a URL uses the default transport', source: 'buildkit source/http/source.go' },
    { says: 'the client fetches tokens', source: 'buildkit session/auth/authprovider/authprovider.go, FetchToken' },
  ],
  explains: ['x509-unknown-authority'],
  *check(document, theCase) {
    for (const { by, value, range, registry, host } of fetched(document)) {
      const failed = isFailing(theCase, registry, host);
      if (!failed && natureOf(host) !== 'private') continue;
      const isUrl = by === 'ADD ';
      yield {
        range,
        severity: failed ? 'breaks-now' : 'tidy',
        message: `${by}${value} is fetched by the build daemon: it has to trust ${host}, a CA in the image does not help.`,
        whatToDo: isUrl
          ? `Put the CA of ${host} into the system store of the machine (or builder container) where the daemon runs and restart it, or fetch the file with RUN curl in a stage that trusts the CA.`
          : `Put the CA of ${registry} into /etc/docker/certs.d/${registry}/ca.crt where dockerd runs; a buildx container builder takes it from [registry."${registry}"] ca in its buildkitd.toml.`,
        evidence: [failed ? `The error names ${host}.` : `No public CA signs certificates for ${host}.`],
        clients: builders,
        declined: 'Nothing in the Dockerfile decides this, so nothing in it is changed.',
      };
    }
  },
};

function fetched({ dockerfile }: DockerfileDocument): Fetched[] {
  const variables = globalVariables(dockerfile);
  const image = (by: string, { value, range }: Located<string>, stage = 0): Fetched[] => {
    const own = value === 'scratch' || /^\d+$/.test(value) || stageNamed(dockerfile, value, stage);
    const reference = own ? undefined : parseImageReference(resolve(value, variables));
    return reference ? [{ by, value, range, registry: reference.registry, host: reference.host }] : [];
  };
  const frontends = dockerfile.directives
    .filter(({ name }) => name === 'syntax')
    .flatMap(({ value }) => image('# syntax=', value));
  const inStages = dockerfile.stages.flatMap(({ from, index, instructions }) => [
    ...image('FROM ', from.image, index),
    ...instructions.flatMap((instruction) => {
      if (instruction.kind !== 'copy') return [];
      const copies = instruction.flags
        .filter(({ name }) => name === 'from')
        .flatMap((flag) => image('COPY --from=', flag, index));
      const adds =
        instruction.keyword === 'ADD' ? instruction.sources.filter(({ value }) => /^https:/i.test(value)) : [];
      return [
        ...copies,
        ...adds.flatMap(({ value, range }) =>
          hostsIn(resolve(value, variables)).map(({ host, shown }) => ({
            by: 'ADD ',
            value: shown,
            range,
            registry: host,
            host,
          })),
        ),
      ];
    }),
  ]);
  return [...frontends, ...inStages];
}

const builders = ['docker', 'buildkit', 'buildah', 'podman', 'kaniko'];
const hub = new Set(['registry-1.docker.io', 'index.docker.io', 'auth.docker.io']);

function isFailing({ evidence }: Case, registry: string, host: string): boolean {
  return evidence.some((error) => {
    if (error.code !== 'x509-unknown-authority' || ![...builders, 'unknown'].includes(error.client)) return false;
    const named = [error.registry, ...hostsIn(error.url ?? '').map((each) => each.host)];
    return named.some(
      (name) => name === registry || name === host || (registry === 'docker.io' && name !== undefined && hub.has(name)),
    );
  });
}
