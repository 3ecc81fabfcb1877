import type { Evidence, Hop, MissingFile, NodeAction } from '../../workspace/report.ts';
import type { SourceFile } from '../../workspace/source-file.ts';
import type { Trust } from '../trust.ts';
import type { Client } from './clients.ts';
import type { RegistryHost } from './registry-host.ts';

/** What has to be where, so that a client trusts a registry. */
export interface Placement {
  creates: SourceFile[];
  missing: MissingFile[];
  actions: NodeAction[];
  /** One sentence: which process reads which place, and when. */
  says: string;
}

export interface PlacementOptions {
  /** The directory that containerd's config_path names. Default: the customary one. */
  configPath?: string;
  /** An image to try afterwards. */
  image?: string;
  /** Whose certificate was refused: a build's token comes through another process than its layers. */
  hop?: Hop;
  /** The host whose certificate was refused, where it is not the registry: a token server, a blob store, as far as known. */
  issuer?: string;
  /** dockerd's store, where it is not the classic one: it fetches tokens in another way. */
  imageStore?: Evidence['imageStore'];
  /** The node's operating system, as far as known. */
  os?: string;
}

export interface PlacementRequest extends PlacementOptions {
  client: Client;
  host: RegistryHost;
  trust: Trust;
}
