import { wrapped } from './wording.ts';

/** Words by which a program is known. */
interface ClientSign {
  client: string;
  words: RegExp;
  source?: string;
}

/**
 * Programs that pull images, the more particular first: many carry containerd's or Go's own words along.
 * kubelet and crictl do not pull, so where they quote a runtime that runtime is the client.
 */
const pullers = finder([
  {
    client: 'trivy',
    words: /\btrivy (?:image|fs|k8s)\b|image scan error|unable to initialize an image scanner/,
    source: 'trivy pkg/commands/artifact/run.go',
  },
  {
    client: 'flux',
    words: /failed to pull artifact from|source\.toolkit\.fluxcd/,
    source: 'fluxcd source-controller internal/controller/ocirepository_controller.go',
  },
  {
    client: 'argocd',
    words: /failed to generate manifest for source|ComparisonError/,
    source: 'argo-cd controller/state.go',
  },
  {
    client: 'kaniko',
    words: /\bkaniko\b|error checking push permissions|error building image: |Retrieving image manifest \S/,
  },
  {
    client: 'buildkit',
    words:
      /failed to solve|(?:^|\n)#\d{1,4} (?:ERROR: (?!process )|\[(?:internal|auth)\] )|failed to create LLB definition|failed to resolve source metadata|load metadata for|\bbuildkitd?\b|docker-buildx|moby\.buildkit|failed to parse config/,
    source: 'buildkit solver/errdefs; docker/buildx commands/build.go',
  },
  {
    client: 'helm',
    words:
      /\bhelm (?:install|upgrade|pull|push|repo|registry|dependency|template|show)\b|INSTALLATION FAILED|UPGRADE FAILED|is not a valid chart repository|\bhelm\.go\b|oci:\/\//,
  },
  { client: 'ctr', words: /(?:^|\n)ctr: |\bctr (?:-{1,2}\S{1,60} \S{1,60} ){0,4}(?:i|images?) (?:pull|push)\b/ },
  { client: 'nerdctl', words: /\bnerdctl\b/ },
  { client: 'buildah', words: /\bbuildah\b|creating build container/ },
  {
    client: 'cri-o',
    words:
      /\bcrio\b|\bcri-o\b|unable to pull image(?: or OCI artifact)?: |(?:rpc error: code = \w{1,20} desc = |Failed to pull image "[^"\n]{1,300}": )(?:pinging (?:container|docker) registry|error pinging docker registry|initializing source|reading manifest|unable to retrieve auth token|copying system image|\(Mirrors also failed|writing blob|reading blob|choosing image instance)|validating runtime config: /,
    source: 'cri-o internal/storage/image.go',
  },
  {
    client: 'docker',
    words:
      /Error response from daemon|\bdockerd\b|Docker daemon|docker: |(?:^|[\s$#])docker (?:pull|push|login|run|compose|create|manifest|info)\b|Attempting next endpoint for (?:pull|push)|Handler for (?:POST|GET) \/v1|error pulling image configuration|failed to start daemon|The push refers to (?:a )?repository|\/etc\/docker\/(?:daemon\.json|certs\.d)|docker\.service/,
    source: 'moby client/errors.go, daemon',
  },
  {
    client: 'podman',
    words:
      /\bpodman\b|Error: (?:unable to copy from source docker:|initializing source docker:|loading registries configuration)|Trying to pull \S{1,400}\.\.\./,
    source: 'measured: podman pull with Podman 4.3.1, 5.4.2 and 5.8.6',
  },
  {
    client: 'skopeo',
    words:
      /\bskopeo\b|FATA\[\d{1,6}\] (?:[Ee]rror )?(?:parsing image name|initializing source|inspecting image)|initializing source docker:\/\//,
    source: 'measured: skopeo copy with skopeo 1.9.3, 1.18.0 and 1.22.0',
  },
  {
    client: 'containerd',
    words:
      /failed to pull and unpack image|failed to resolve (?:reference "|image:)|\bcontainerd\b|trying next host|failed to get sandbox image|remote_image\.go|failed to decode (?:\S{0,200}\/)?hosts\.toml|\bcrictl\b|runtime\.v1(?:alpha2)?\.|pulling image: rpc error|PullImage/,
    source: 'containerd client/pull.go, internal/cri/server/images/image_pull.go',
  },
  {
    client: 'kubelet',
    words:
      /\bkubelet\b|Failed to pull image "|Back-off pulling image|ImagePullBackOff|ErrImagePull|InvalidImageName|Failed to apply default image tag/,
    source: 'kubelet images/image_manager.go',
  },
]);

/** Programs that only fetch over HTTPS; each has a trust store of its own. */
const fetchers = finder([
  { client: 'composer', words: /curl error \d{1,3} while downloading|\bcomposer\b/ },
  { client: 'curl', words: /\bcurl: \(\d{1,3}\)|\bcurl\b[^\n]{0,300}https?:\/\// },
  { client: 'dnf', words: /Curl error \(\d{1,3}\)|Errors during downloading metadata|\b(?:dnf|yum|microdnf)\b/ },
  { client: 'pip', words: /\bpip3?\b|HTTPSConnectionPool|PIP_/ },
  { client: 'npm', words: /\bnpm (?:ERR!|error|install|ci|view|config)|\b(?:yarn|pnpm)\b/ },
  { client: 'git', words: /fatal: unable to access '|\bgit (?:clone|fetch|pull|push|ls-remote)\b/ },
  { client: 'apt', words: /\bapt(?:-get)?\b|Certificate verification failed|^(?:Err|E|W):/m },
  { client: 'apk', words: /\bapk (?:add|update|fetch)\b|dl-cdn\.alpine|fetch https:\/\/\S{1,200}\/APKINDEX/ },
  { client: 'wget', words: /\bwget\b|cannot verify \S{1,200}'s certificate/ },
  {
    client: 'java',
    words: /PKIX|SSLHandshakeException|javax\.net\.ssl|sun\.security|Caused by: java|\b(?:mvn|gradle|keytool)\b/,
  },
  {
    client: 'node',
    words: /SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(?:GET|VERIFY)|ERR_TLS_|NODE_EXTRA_CA_CERTS|node:internal/,
  },
  {
    client: 'python',
    words: /CERTIFICATE_VERIFY_FAILED|_ssl\.c:|requests\.exceptions|Traceback \(most recent call last\)/,
  },
  { client: 'dotnet', words: /UntrustedRoot|PartialChain|RemoteCertificate|System\.Net\.|SSL\/TLS secure channel/ },
  { client: 'openssl', words: /verify error:num=|Verify return code:|\bopenssl s_client\b|CONNECTED\(/ },
  { client: 'go', words: /(?:^|\n)(?:#\d{1,4} )?(?:\d{1,5}\.\d{1,6} )?go: |\bgo (?:mod|get|install)\b/ },
  { client: 'terraform', words: /\bterraform\b/ },
]);

const distributions = finder([
  { client: 'rke2', words: /\brke2(?:-agent|-server)?\[\d|\/rancher\/rke2\b|\brke2-(?:agent|server)\b/ },
  {
    client: 'k3s',
    words: /\bk3s(?:-agent)?\[\d|\/rancher\/k3s\b|\bk3s (?:crictl|ctr|kubectl)\b|\/run\/k3s\/|\bk3s-agent\b/,
  },
]);

/** Only a classic build of dockerd asks `/v2/` and says nothing else (measured: dockerd 20.10.24 to 28.5.2). */
const bareDocker = /(?:^|\n)\s{0,8}(?:\S{1,40}: )?Get "?https:\/\/\S{1,255}\/v2\/"?: /;

/** Programs that print containerd's own words, because they carry its library. */
const carriesContainerd = new Set(['ctr', 'nerdctl', 'helm', 'docker']);
/** What only containerd's service for Kubernetes prints. */
const cri = /\bcontainerd\b|failed to pull and unpack|rpc error|PullImage|Error response from daemon|docker:\/\//;

/** What a RUN step printed, with the seconds before it: the program that runs in the image speaks, not the builder. */
const ofStep = /^(?:#\d{1,4} )?\d{1,5}\.\d{1,6} /;

/** Finds out which program failed, in one text. */
export interface Surroundings {
  /** The program that printed `statement`; `own` where the error's words are one program's alone. */
  client(statement: string, own?: string): string;
}

/**
 * The program is told by the statement's own words, else by those around it in `text`; `unknown` where neither tells.
 * kubelet's events name no runtime, whose own lines may stand beside them. Inside K3s and RKE2 it is their containerd,
 * which has its configuration elsewhere.
 */
export function surroundings(text: string): Surroundings {
  const puller = pullers(text);
  const fetcher = fetchers(text);
  const distribution = distributions(text);
  return {
    client(statement, own) {
      if (own === undefined && ofStep.test(statement)) return fetchers(statement) ?? fetcher ?? 'unknown';
      const near = own ?? (carriesContainerd.has(puller ?? '') && !cri.test(statement) ? puller : pullers(statement));
      const client =
        near !== undefined && near !== 'kubelet'
          ? near
          : (fetchers(statement) ?? puller ?? (bareDocker.test(statement) ? 'docker' : fetcher) ?? 'unknown');
      return ['containerd', 'kubelet', 'unknown'].includes(client) ? (distribution ?? client) : client;
    },
  };
}

function finder(signs: readonly ClientSign[]): (text: string) => string | undefined {
  const patterns = signs.map(({ client, words }) => ({ client, words: wrapped(words, words.flags) }));
  return (text) => patterns.find(({ words }) => words.test(text))?.client;
}
