import { readAs } from '../../src/engine/dialects/index.ts';
import { pullOver } from '../../src/engine/dialects/pull.ts';
import { recognise } from '../../src/engine/intake/recognise.ts';
import type { Pull } from '../../src/engine/runtimes/pull.ts';
import type { Question } from '../../src/engine/second-opinion/question.ts';
import { assess } from '../../src/engine/trust/assess.ts';
import type { DialectId, SourceFile } from '../../src/engine/workspace/source-file.ts';
import { withCertificates } from '../dialects/fixture.ts';
import { sClient } from '../engine/trust/s-client.ts';
import { at, certificates } from '../pki/index.ts';
import type { Node } from './generate/node.ts';

const config = '/etc/containerd/config.toml';

/** What a file on a node is by its place, whatever is in it: containerd asks no further either. */
const dialectOf = (path: string): DialectId | undefined => {
  if (path === config) return 'containerd-config';
  return path.endsWith('/hosts.toml') ? 'containerd-hosts' : undefined;
};

/** The same node as a question for a release, and as a pull for our model of any release. */
export async function caseOf(node: Node): Promise<{ question: Question; pullBy(release: string): Pull }> {
  const pems = await certificates();
  const files = Object.entries(node.files).map(([path, text]): SourceFile => {
    const dialect = dialectOf(path);
    return { path, text: withCertificates(text, pems), ...(dialect && { dialect }) };
  });
  const shown =
    node.chain.length > 0 ? [{ path: 'chain.txt', text: sClient(node.chain.map((name) => pems[name])) }] : [];
  const trust = await assess([...files, ...shown], { host: node.registry, at: Date.parse(at) });
  const read = files.map((file) => readAs(recognise(file).dialect, file));
  const host = node.registry === 'docker.io' ? 'registry-1.docker.io' : node.registry;
  return {
    question: {
      files: files.map(({ path, text }) => ({ path, text })),
      config,
      image: node.image,
      chains: trust.presented.length > 0 ? [{ host, pem: trust.presented.map(({ pem }) => pem).join('') }] : [],
      at,
    },
    pullBy: (version) =>
      pullOver(read, {
        evidence: [],
        trust,
        target: {
          runtime: 'containerd',
          version,
          os: '',
          registry: node.registry,
          known: { runtime: 'given', version: 'given', os: 'assumed', registry: 'given' },
        },
      }),
  };
}
