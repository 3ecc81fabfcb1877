/**
 * What happens to a pull, in the words that the model and a release share. `undefined`: it does not get so far, or
 * nobody says.
 */
export interface Said {
  daemon: 'starts' | 'does not start';
  cri: 'loaded' | 'not loaded' | undefined;
  /** In force, as the image service holds it. */
  configPath: string | undefined;
  /** The directory that is looked into. */
  directory: string | undefined;
  /** Whether a host could be asked at all. */
  asks: 'somebody' | 'nobody' | undefined;
  /** Scheme and host of all that are asked for a tag, in order. */
  hosts: readonly string[] | undefined;
  /** Their paths. */
  paths: readonly string[] | undefined;
  /** What each makes of certificates and of plain HTTP. */
  verification: readonly string[] | undefined;
  /** SHA-256 of the certificates that each trusts besides the system's. */
  authorities: readonly string[] | undefined;
  outcome: 'verified' | 'refused' | 'unverified' | 'depends' | 'unknown';
}

export type Dimension = keyof Said;

export const dimensions: readonly Dimension[] = [
  'daemon',
  'cri',
  'configPath',
  'directory',
  'asks',
  'hosts',
  'paths',
  'verification',
  'authorities',
  'outcome',
];
