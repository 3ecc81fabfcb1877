import { type Cause, weight } from './cause.ts';

const containerd = 'containerd core/remotes/docker/resolver.go, authorizer.go (1.x: remotes/docker/…)';

const tooMany = 'OCI Distribution Specification, error code TOOMANYREQUESTS; RFC 6585, status 429';

/** TLS is fine; the registry answers and does not give the image. */
export const accessCauses: readonly Cause[] = [
  {
    code: 'rate-limit',
    weight: weight.credentials,
    caCures: 'no',
    registry: 'docker.io',
    words: /(?:toomanyrequests: )?You have reached your (?:unauthenticated )?pull rate limit[^\n]{0,200}/,
    says: ({ host }) => `${host} refuses because of too many pulls: a rate limit.`,
    source: 'https://docs.docker.com/docker-hub/usage/pulls/',
  },
  {
    code: 'rate-limit',
    weight: weight.credentials,
    caCures: 'no',
    words:
      /toomanyrequests(?:: [^\n]{0,200})?|TOOMANYREQUESTS[^\n]{0,200}|429 Too Many Requests[^\n]{0,200}|Too Many Requests|pull QPS exceeded/,
    says: ({ host }) => `${host} refuses because of too many pulls: a rate limit.`,
    source: tooMany,
  },
  {
    code: 'harbor-policy',
    weight: weight.content,
    caCures: 'no',
    words:
      /current image (?:with|without) [^\n]{1,120} cannot be pulled due to configured policy[^\n]{0,200}|PROJECTPOLICYVIOLATION[^\n]{0,200}|412 Precondition Failed|configured as immutable|The image is not signed[^\n]{0,80}/,
    says: ({ image }) => `Harbor withholds ${image} because of a policy of its project.`,
    source:
      'goharbor/harbor src/lib/http/error.go; src/server/middleware/vulnerable/vulnerable.go, contenttrust/contentrust.go, immutable/error.go',
  },
  {
    code: 'auth-401',
    weight: weight.credentials,
    caCures: 'no',
    words:
      /(?:pull access denied,[^\n]{0,160}?)?no basic auth credentials|401 Unauthorized(?:: [^\n]{0,160})?|unexpected status(?: code)?(?: from \w{1,8} request to \S{1,300}:)?(?: \[[^\]\n]{1,200}\])?:? 401|unauthorized: [^\n]{0,160}|UNAUTHORIZED[^\n]{0,160}|authentication required|incorrect username or password|unable to parse auth field[^\n]{0,120}|invalid username\/password[^\n]{0,120}|failed with status(?: code)?:? 401|status code 401|HTTP Basic: Access denied|Authentication failed for '[^\n']{1,200}'|Unable to retrieve some image pull secrets[^\n]{0,120}|(?:requires|require) authentication|not logged in(?: to)?|E401\b|[Aa]uthorization token has expired[^\n]{0,80}/,
    says: ({ who, host }) =>
      `${host} wants credentials, and those of ${who} are missing or wrong; its certificate was accepted.`,
    source: containerd,
  },
  {
    code: 'credential-helper-missing',
    weight: weight.credentials,
    caCures: 'no',
    words:
      /error getting credentials - err: [^\n]{1,200}|exec: "docker-credential-[\w-]{1,60}": executable file not found[^\n]{0,60}/,
    says: () =>
      'The program cannot run the credential helper that its config.json names (credsStore or credHelpers), so the registry was not asked.',
    source: 'docker-credential-helpers client/client.go Get',
  },
  {
    code: 'address-not-allowed',
    weight: weight.credentials,
    caCures: 'no',
    words: /(?:403 Forbidden: )?(?:DENIED: )?client with IP '[^'\n]{1,64}' is not allowed access[^\n]{0,160}/,
    says: ({ who, host }) =>
      `${host} admits no request from the address that ${who} comes from: a network rule of the registry.`,
    source: 'https://aka.ms/acr/firewall',
  },
  {
    code: 'auth-403',
    weight: weight.credentials,
    caCures: 'no',
    words:
      /403 Forbidden(?:: [^\n]{0,160})?|unexpected status(?: code)?(?: from \w{1,8} request to \S{1,300}:)?(?: \[[^\]\n]{1,200}\])?:? 403|failed with status(?: code)?:? 403|status code 403|DENIED: [^\n]{0,160}|E403\b/,
    says: ({ who, host }) =>
      `${host} knows who ${who} is and does not allow it to pull: the account lacks the permission.`,
    source: containerd,
  },
  {
    code: 'auth-insufficient-scope',
    weight: weight.credentials,
    caCures: 'no',
    words:
      /(?:pull access denied[^\n]{0,120}?)?(?:server message: )?insufficient_scope(?:: authorization failed)?|insufficient scope/,
    says: ({ who, image }) =>
      `The registry gave ${who} a token without the right to ${image}: it does not exist, or these credentials may not see it.`,
    source: containerd,
  },
  {
    code: 'access-denied-or-missing',
    weight: weight.credentials,
    caCures: 'no',
    words:
      /pull access denied(?: for \S{1,255})?,? repository does not exist or may require[^\n]{0,200}|denied: requested access to the resource is denied|requested access to the resource is denied|pull access denied[^\n]{0,120}|repository \S{1,255} not found: does not exist or no pull access|denied: [^\n]{0,160}|authorization failed/,
    says: ({ who, image }) =>
      `The registry does not show ${image} to ${who}: it does not exist, or these credentials may not see it.`,
    source: containerd,
  },
  {
    code: 'manifest-not-found',
    weight: weight.content,
    caCures: 'no',
    words:
      /manifest unknown(?:: [^\n]{0,160})?|MANIFEST_UNKNOWN[^\n]{0,160}|manifest for \S{1,300} not found[^\n]{0,60}|NAME_UNKNOWN[^\n]{0,120}|name unknown(?:: [^\n]{0,160})?|repository name not known to registry|unexpected status(?: code)?(?: from \w{1,8} request to \S{1,300}:)?(?: \[[^\]\n]{1,200}\])?:? 404|404 Not Found|(?:failed to resolve (?:reference "[^"\n]{1,300}"|image)|image "[^"\n]{1,300}"):(?: [^\s"]{1,300}:)? not found|code = NotFound desc|no match(?:ing)? (?:for platform in manifest|manifest for \S{1,60})[^\n]{0,120}|no image found in (?:image index|manifest list) for[^\n]{0,120}|tag does not exist|NOT_FOUND: artifact [^\n]{1,200} not found/,
    says: ({ host, image }) =>
      `${host} does not have ${image}: the name, the tag, the platform or the path is not there.`,
    source: 'containerd core/remotes/docker/resolver.go Resolve (1.x: remotes/docker/resolver.go)',
  },
  {
    code: 'proxy-or-registry-unavailable',
    weight: weight.proxy,
    caCures: 'no',
    words:
      /(?:unexpected (?:HTTP )?status(?: code)?(?: from \w{1,8} request to \S{1,300}:)?(?: \[[^\]\n]{1,200}\])?:? )?(?:HTTP 50\d response body|500 Internal Server Error|50[234] (?:Bad Gateway|Service Unavailable|Service Temporarily Unavailable|Gateway Time-?out))|Service Unavailable/,
    says: ({ who, host }) =>
      `${host}, or a proxy before it, answers ${who} with a server error: what stands behind it is down.`,
    source: 'RFC 9110 §15.6; Go net/http status.go StatusText',
  },
  {
    code: 'content-altered',
    weight: weight.content,
    caCures: 'no',
    words:
      /unexpected commit digest sha256:\w{1,64}, expected sha256:\w{1,64}|failed size validation: \d{1,15} != \d{1,15}|filesystem layer verification failed for digest \S{1,80}|Digest did not match, expected \S{1,80}, got \S{1,80}/,
    says: ({ image }) =>
      `What arrived of ${image} is not what its manifest names: it was cut off or changed on the way, or by a cache before the registry.`,
    source: 'containerd core/content/helpers.go Copy, Commit; containers/image internal/image/docker_schema2.go',
  },
  {
    code: 'manifest-format-refused',
    weight: weight.content,
    caCures: 'no',
    words:
      /(?:unexpected |unsupported (?:manifest )?)?media type "?application\/vnd\.docker\.distribution\.manifest\.v1\S{0,20}[^\n]{0,160}/,
    says: ({ who, image }) =>
      `The registry has ${image} only with a manifest of the old kind, schema 1, which ${who} does not take any more.`,
    source: 'containerd core/remotes/docker/schema1 (gone since 2.1); client/pull.go',
  },
  {
    code: 'disk-full',
    weight: weight.content,
    caCures: 'no',
    words: /no space left on device|disk quota exceeded/,
    says: ({ image }) => `The disk is full, so ${image} cannot be unpacked.`,
    source: 'errno(3) ENOSPC',
  },
  {
    code: 'image-reference-invalid',
    weight: weight.content,
    caCures: 'no',
    words:
      /invalid reference format(?:: [^\n]{0,120})?|InvalidImageName|couldn't parse image (?:reference|name) "[^"\n]{0,300}"[^\n]{0,80}|Failed to apply default image tag "[^"\n]{0,300}"[^\n]{0,160}|repository name (?:\([^\n)]{0,200}\) )?must be lowercase|failed to parse image reference[^\n]{0,160}|invalid tag "[^"\n]{0,200}"|parsing image name "[^"\n]{1,300}"(?!: (?:\(Mirrors also failed|error pinging|pinging|unable to|reading|Get ))[^\n]{0,60}|couldn't parse reference/,
    says: ({ image }) =>
      `${image === 'the image' ? image : `“${image}”`} is not a valid image reference, so nothing was contacted.`,
    source: 'distribution/reference; kubelet images/types.go',
  },
  {
    code: 'image-never-pulled',
    weight: weight.content,
    caCures: 'no',
    words: /ErrImageNeverPull|Container image "[^"\n]{1,300}" is not present with pull policy of Never/,
    says: ({ image }) => `${image} is not on the node, and its pull policy forbids to pull it.`,
    source: 'kubelet images/types.go',
  },
];
