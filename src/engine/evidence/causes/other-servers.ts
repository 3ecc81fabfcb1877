import { type Cause, weight } from './cause.ts';

/** A certificate that was not accepted, of a server that is no registry: what a registry's settings say plays no part. */
export const otherServers: readonly Cause[] = [
  {
    code: 'docker-api-not-trusted',
    weight: weight.trust,
    caCures: 'maybe',
    isNoRegistry: true,
    client: 'docker',
    words:
      /error during connect: [^\n]{0,200}?"https:[^\s"]{1,600}": (?:tls: failed to verify certificate: )?x509: [^\n]{1,300}/,
    says: ({ host }) =>
      `The docker CLI does not accept the certificate of the daemon at ${host}: no registry was asked.`,
    source: 'moby client/errors.go; docker/cli cli/command/cli.go (DOCKER_CERT_PATH, DOCKER_TLS_VERIFY)',
  },
  {
    code: 'cluster-api-not-trusted',
    weight: weight.trust,
    caCures: 'maybe',
    isNoRegistry: true,
    words:
      /(?:Unable to connect to the server|(?:failed to call webhook|failed calling webhook "[^"\n]{1,200}"): Post "https:[^\s"]{1,600}"|"https:\/\/[^\s"/]{1,255}\/(?:apis\/|metrics\/|containerLogs\/|stats\/|(?:api|version|healthz|livez|readyz)(?:\?|")|api\/v1\/(?:nodes|namespaces|pods|services|endpoints|events|configmaps|secrets)\b)[^\s"]{0,600}"?): (?:tls: failed to verify certificate: )?x509: [^\n]{1,300}/,
    says: ({ host }) =>
      `The certificate of ${host} is refused, and that is a server of the Kubernetes API, not a registry: no pull failed here.`,
    source: 'kubernetes client-go transport; apiserver pkg/admission/plugin/webhook; kubectl cmd/util/helpers.go',
  },
];
