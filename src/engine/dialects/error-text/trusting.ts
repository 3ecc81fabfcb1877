import { hostOfUrl, programName, storeOf } from '../../evidence/explain.ts';
import { statedConfigPath } from '../../evidence/stated.ts';
import { CUSTOMARY, faultsOf, meantDirectory } from '../../runtimes/containerd/config-path.ts';
import { isMeantFor } from '../../runtimes/containerd/meant-for.ts';
import { holds } from '../../runtimes/go-pem.ts';
import { placeCa } from '../../trust/placement/index.ts';
import { obtainCa } from '../../trust/placement/obtain.ts';
import { noTrust, type Trust } from '../../trust/trust.ts';
import type { Evidence } from '../../workspace/report.ts';
import type { Case } from '../rule.ts';
import type { Remedy } from './diagnosis.ts';
import { readElsewhere } from './elsewhere.ts';

/** Programs that are no image clients: each has a store or a switch of its own for CAs. */
const ownStores: ReadonlyMap<string, string> = new Map([
  ['curl', 'curl reads the system trust store, or the file given with --cacert.'],
  ['wget', 'wget reads the system trust store, or the file given with --ca-certificate.'],
  ['git', 'git reads the system trust store, or the file named by `git config http.https://HOST/.sslCAInfo FILE`.'],
  [
    'npm',
    'npm reads neither the system trust store nor certs.d: set `npm config set cafile FILE`, or NODE_EXTRA_CA_CERTS=FILE.',
  ],
  ['node', 'Node.js does not read the system trust store: set NODE_EXTRA_CA_CERTS=FILE for the process.'],
  [
    'pip',
    'pip reads the system trust store since 24.2, before that only its own bundle: set PIP_CERT=FILE, or `pip config set global.cert FILE`.',
  ],
  [
    'python',
    'Python’s requests reads its own bundle: set REQUESTS_CA_BUNDLE=FILE (a bundle with the public roots), or SSL_CERT_FILE for the ssl module.',
  ],
  ['java', 'Java reads its own store: `keytool -importcert -cacerts -alias corp-ca -file FILE`.'],
  ['apt', 'apt reads the system trust store, or the file named by Acquire::https::CaInfo.'],
  ['dnf', 'dnf reads the system trust store, or the file named by sslcacert= in the .repo file.'],
  ['go', 'Go reads the system trust store, or the bundle named by SSL_CERT_FILE.'],
  ['apk', 'apk reads the system trust store, or /etc/apk/ca.pem in its place.'],
  ['composer', 'Composer reads the system trust store, or the file named by `composer config -g cafile FILE`.'],
  ['dotnet', '.NET reads the system trust store.'],
  ['trivy', 'Trivy reads the system trust store, or the bundle named by SSL_CERT_FILE.'],
  [
    'flux',
    'Flux reads the CA from the Secret (key ca.crt) that spec.certSecretRef of the OCIRepository or HelmRepository names.',
  ],
  ['argocd', 'Argo CD reads the CA from the ConfigMap argocd-tls-certs-cm, under the name of the host.'],
  ['openssl', 'This is what openssl sees without -CAfile; it does not tell what the runtime trusts.'],
]);

/**
 * The CA put where the program that failed reads it. Undefined where another file of the case carries that fix: a
 * containerd config.toml that sets no config_path, or a hosts.toml of the registry.
 */
export function trusting(error: Evidence, theCase: Case): Remedy | undefined {
  const { client, hop, imageStore } = error;
  const runtime = runtimeOf(error, theCase);
  if (isContainerd(runtime) && carriedByAnotherFile(error, theCase)) return undefined;
  const own = ownStores.get(client);
  if (own)
    return {
      whatToDo: `The CA that signed the certificate is what ${programName(client)} lacks. ${own}`,
      declined: `Where ${programName(client)} runs, and as whom, is not known here. ${own}`,
    };
  if (hop === 'proxy') return { whatToDo: OF_PROXY, declined: OF_PROXY };
  const elsewhere = readElsewhere(runtime, error, theCase);
  if (elsewhere) return { whatToDo: elsewhere, declined: elsewhere };
  const host = trustedAs(error, runtime);
  if (host === undefined)
    return {
      declined:
        'The text names no registry, so there is no place to name for its CA: paste the whole line, and the command.',
    };
  if (isContainerd(runtime) && hop === 'mirror')
    return {
      declined: `The mirror is set in the hosts.toml for ${error.registry}, which is not among the files: paste it; the CA belongs into its [host."…"] table as \`ca\`.`,
    };
  const configPath = configPathOf(theCase, error);
  if (isContainerd(runtime) && configPath === undefined)
    return {
      declined:
        'Where the CA belongs is known once config_path in config.toml is one absolute directory: paste the whole file.',
    };
  const isUnnamed = hop === 'blob-store' && error.url === undefined;
  const issuer = hop === 'mirror' ? host : (hostOfUrl(error.url) ?? host);
  const placement = placeCa(runtime, host, trustFor(error, theCase), {
    hop,
    ...(issuer !== host && { issuer }),
    ...(imageStore && { imageStore }),
    ...(error.image && { image: error.image }),
    ...(theCase.target.os && { os: theCase.target.os }),
    ...(configPath && { configPath }),
  });
  if (!placement) return { declined: `“${host}” is not a host that could stand in a path.` };
  const there = new Map(theCase.documents.map(({ file }) => [file.path, file.text]));
  if (placement.creates.length > 0 && placement.creates.every(({ path, text }) => there.get(path) === text))
    return undefined;
  return {
    whatToDo: `${placement.says}${isUnnamed ? UNNAMED : ''} The alternative for every program on the machine is its system trust store, and then a restart of the daemon.`,
    fix: {
      title: `Put the CA of ${isUnnamed ? storeOf(host) : issuer} where ${readerOf(error, runtime)} reads it`,
      safety: isCertain(error) ? 'safe' : 'needs-review',
      creates: placement.creates,
      missing: placement.missing.map((file) => (issuer === host ? file : { ...file, obtain: obtainCa(issuer) })),
      actions: placement.actions,
      // Of the file that was not there before, a rule may then say that it lacks the other host's CA.
      carries: placement.creates.map(({ path }) => ({ rule: 'containerd-hosts/ca-of-another-host-missing', path })),
    },
  };
}

/** Where the registry is trusted already, or the program is a guess, something may be there that a person has to look at. */
const isCertain = ({ client, code, hop }: Evidence): boolean =>
  client !== 'unknown' && code === 'x509-unknown-authority' && hop !== 'token-server' && hop !== 'blob-store';

/** BuildKit leaves the token to the process that started the build. */
const readerOf = ({ hop }: Evidence, runtime: string): string =>
  hop === 'token-server' && runtime === 'buildkit' ? 'the docker CLI' : programName(runtime);

/** Of a program that the text does not tell, it is likely the one whose files were pasted with it. */
const runtimeOf = ({ client }: Evidence, { target }: Case): string =>
  client === 'unknown' && target.runtime !== '' ? target.runtime : client;

/** The certificates of the case were judged for its registry; for another one they prove nothing. */
function trustFor(error: Evidence, theCase: Case): Trust {
  if (error.hop === 'mirror') return theCase.trust;
  return error.registry === theCase.target.registry && !isReadAlready(error, theCase) ? theCase.trust : noTrust;
}

/** The registry is trusted where it sends the client on: a CA for itself in its directory is not the one that is lacking. */
function isReadAlready({ hop, registry, url }: Evidence, { trust: { anchor }, documents }: Case): boolean {
  const ofOther = `/${hostOfUrl(url) ?? 'blob-store'}.crt`;
  return (
    (hop === 'blob-store' || hop === 'token-server') &&
    anchor !== undefined &&
    documents.some(
      ({ file: { path, text } }) =>
        path.includes(`/certs.d/${registry}/`) &&
        path.endsWith('.crt') &&
        !path.endsWith(ofOther) &&
        holds(text, anchor.pem),
    )
  );
}

/** By which host the failing program looks for the CA: a mirror's own, except where the mirror is part of a registry's file. */
function trustedAs({ hop, registry, url }: Evidence, runtime: string): string | undefined {
  return hop === 'mirror' && !isContainerd(runtime) ? (hostOfUrl(url) ?? registry) : registry;
}

/** A proxy that speaks TLS itself is verified with the machine's roots, and no setting for a registry names its CA. */
const OF_PROXY =
  'The text does not name the proxy; `systemctl show containerd docker crio -p Environment` does, in HTTPS_PROXY. Where it speaks plain HTTP, as most do, write http:// there. Else put its CA into the system trust store. Either way restart the daemon.';

/** What tells the name that an error keeps to itself. */
const UNNAMED =
  ' The text does not name the blob store, to which the registry redirects: `curl -sSI -u USER https://REGISTRY/v2/REPOSITORY/blobs/DIGEST` shows it behind Location.';

const isContainerd = (client: string): boolean => ['containerd', 'kubelet', 'crictl'].includes(client);

function carriedByAnotherFile({ registry }: Evidence, { documents, evidence }: Case): boolean {
  // A hosts.toml that containerd cannot read is there already: it is to be repaired, not made anew.
  if (evidence.some(({ code }) => code === 'hosts-toml-invalid')) return true;
  return documents.some(({ facts }) => {
    if (facts.kind === 'containerd-config')
      return facts.registries.every(({ configPath }) => !configPath?.value) || facts.registries.some(isLegacy);
    if (facts.kind === 'containerd-hosts')
      return (
        facts.directory === undefined ||
        facts.directory === '_default' ||
        (registry !== undefined && isMeantFor(facts, registry))
      );
    return false;
  });
}

const isLegacy = ({ mirrors, tls }: { mirrors: readonly unknown[]; tls: readonly unknown[] }): boolean =>
  mirrors.length + tls.length > 0;

/**
 * The directory that a pasted config.toml names, else the customary one. Undefined where the value has to be put right
 * first: of a list the directory is known that stays, but what no absolute path leads to is nobody's place for a CA. What
 * the text around the error shows counts where no config.toml was pasted, and a fault in it no other file repairs.
 */
function configPathOf(theCase: Case, { path }: Evidence): string | undefined {
  for (const { facts } of theCase.documents)
    if (facts.kind === 'containerd-config')
      for (const { configPath } of facts.registries)
        if (configPath?.value) {
          const faults = faultsOf(configPath.value, theCase);
          return faults.every((fault) => fault === 'list')
            ? (meantDirectory(configPath.value, theCase) ?? CUSTOMARY)
            : undefined;
        }
  const stated = statedConfigPath(theCase.documents.find(({ file }) => file.path === path)?.file.text ?? '');
  if (stated === undefined) return CUSTOMARY;
  return stated !== '' && faultsOf(stated, theCase).length === 0 ? meantDirectory(stated, theCase) : undefined;
}
