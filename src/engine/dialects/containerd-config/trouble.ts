import { hostOfUrl } from '../../evidence/explain.ts';
import type { Evidence } from '../../workspace/report.ts';
import type { Case } from '../rule.ts';

/** Why the case needs host directories to be read. */
export interface Trouble {
  /** The registry that the case is about, when that is known. */
  registry?: string;
  /** Its certificate was refused, or that of a mirror of it, and a CA may cure that. */
  refused: boolean;
  /** Whose it was, where it is a mirror's. */
  mirror?: string;
  because: string;
}

/** Programs whose pulls containerd's CRI plugin carries out. */
const CRI_CLIENTS = new Set(['containerd', 'kubelet', 'crictl', 'unknown', '']);

/** What shows that a registry setting is missed; undefined when nothing in the case asks for one. */
export function troubleOf({ evidence, documents, target, trust }: Case): Trouble | undefined {
  const refusal = evidence.find((item) => item.registry && isCurable(item));
  if (refusal?.registry) {
    const mirror = refusal.hop === 'mirror' ? hostOfUrl(refusal.url) : undefined;
    return {
      registry: refusal.registry,
      refused: true,
      ...(mirror !== undefined && { mirror }),
      because: `The error is about the certificate of ${mirror ?? refusal.registry}.`,
    };
  }
  const hosts = documents.find(({ facts }) => facts.kind === 'containerd-hosts');
  if (hosts) return { ...known(target.registry), refused: false, because: `${hosts.file.path} is there to be read.` };
  if (evidence.length > 0 || target.registry === '') return undefined;
  if (trust.anchor) {
    return {
      registry: target.registry,
      refused: true,
      because: `A CA for ${target.registry} is among the certificates given.`,
    };
  }
  if (target.known.registry !== 'given') return undefined;
  return { registry: target.registry, refused: false, because: `The registry is ${target.registry}, as you said.` };
}

const isCurable = ({ caCures, client }: Evidence): boolean => caCures !== 'no' && CRI_CLIENTS.has(client);

const known = (registry: string) => (registry === '' ? {} : { registry });
