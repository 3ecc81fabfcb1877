import type { Evidence, Hop } from '../workspace/report.ts';
import { causes, type Subject } from './causes/index.ts';

const byCode = new Map(causes.map((cause) => [cause.code, cause]));

/** Programs as a sentence names them. */
const names: ReadonlyMap<string, string> = new Map([
  ['docker', 'dockerd'],
  ['buildkit', 'BuildKit'],
  ['podman', 'Podman'],
  ['buildah', 'Buildah'],
  ['cri-o', 'CRI-O'],
  ['k3s', 'K3s'],
  ['rke2', 'RKE2'],
  ['helm', 'Helm'],
  ['trivy', 'Trivy'],
  ['flux', 'Flux'],
  ['argocd', 'Argo CD'],
  ['composer', 'Composer'],
  ['java', 'Java'],
  ['node', 'Node.js'],
  ['python', 'Python'],
  ['dotnet', '.NET'],
  ['go', 'Go'],
  ['terraform', 'Terraform'],
  ['kubelet', 'the container runtime'],
  ['unknown', 'the client'],
]);

const hops: Readonly<Record<Hop, string>> = {
  registry: '',
  unknown: '',
  mirror: 'the mirror ',
  'token-server': 'the token server ',
  'blob-store': 'the blob store ',
  proxy: '',
};

/** What the error says, as one sentence that a tired person understands. */
export function explain(evidence: Evidence): string {
  const cause = byCode.get(evidence.code);
  const sentence = cause ? cause.says(subjectOf(evidence)) : `The pull fails with ${evidence.code}.`;
  // Names of programs and hosts keep their case.
  return sentence.startsWith('the ') ? `The${sentence.slice(3)}` : sentence;
}

/** The program as a sentence names it. */
export const programName = (client: string): string => names.get(client) ?? client;

/** Who failed to reach whom, in words. */
function subjectOf({ client, code, registry, url, image, hop }: Evidence): Subject {
  if (hop === 'blob-store' && url === undefined) {
    const store = storeOf(registry);
    return { who: programName(client), host: store, name: `the name of ${store}`, image: image ?? 'the image' };
  }
  if (hop === 'proxy' && code.startsWith('x509-')) {
    const proxy = 'the proxy itself, which is addressed with https://';
    return { who: programName(client), host: proxy, name: proxy, image: image ?? 'the image' };
  }
  const contacted = (hop === 'registry' ? undefined : hostOfUrl(url)) ?? registry;
  return {
    who: programName(client),
    host: contacted === undefined ? 'the server' : `${hops[hop]}${contacted}`,
    name: contacted === undefined ? 'the server’s name' : contacted.replace(/:\d+$/, ''),
    image: image ?? 'the image',
  };
}

/** Whoever a registry redirects to for blobs, where no request tells. */
export const storeOf = (registry: string | undefined): string =>
  registry === undefined ? 'the blob store' : `the blob store of ${registry}`;

/** `host[:port]` of a URL as errors write it. */
export const hostOfUrl = (url: string | undefined): string | undefined =>
  /^https?:\/\/(?:[^/@]*@)?([^/?#]+)/.exec(url ?? '')?.[1];
