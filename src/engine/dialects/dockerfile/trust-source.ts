/** Where a tool takes its trust anchors from (sources.ts, `ownStores`). */
export type TrustSource =
  /** The image's own store. */
  | 'system'
  | 'node'
  | 'deno'
  | 'pip'
  | 'requests'
  | 'uv'
  | 'conda'
  | 'aws'
  | 'gcloud'
  | 'perl'
  /** The truststore of the Java runtime. */
  | 'java'
  /** A CA changes nothing. */
  | 'none';

export interface TrustVariable {
  name: string;
  /**
   * Two of these add a CA to those the tool has; the others replace them, so they must name the whole bundle of the image,
   * or public hosts break.
   */
  holds: 'ca' | 'bundle';
}

/** The variable that makes a tool read the CA where the image's store is not enough. */
export const trustVariables: Readonly<Partial<Record<TrustSource, TrustVariable>>> = {
  node: { name: 'NODE_EXTRA_CA_CERTS', holds: 'ca' },
  deno: { name: 'DENO_CERT', holds: 'ca' },
  pip: { name: 'PIP_CERT', holds: 'bundle' },
  requests: { name: 'REQUESTS_CA_BUNDLE', holds: 'bundle' },
  uv: { name: 'SSL_CERT_FILE', holds: 'bundle' },
  conda: { name: 'CONDA_SSL_VERIFY', holds: 'bundle' },
  aws: { name: 'AWS_CA_BUNDLE', holds: 'bundle' },
  gcloud: { name: 'CLOUDSDK_CORE_CUSTOM_CA_CERTS_FILE', holds: 'bundle' },
  perl: { name: 'PERL_LWP_SSL_CA_FILE', holds: 'bundle' },
};
