import { pem, privateKey } from '../../pki/forms.ts';
import { type Issued, issue, type Spec } from '../../pki/issue.ts';

/** What a server presents: its chain, leaf first, and the leaf's key. */
export interface Identity {
  chain: string;
  /** The leaf alone. */
  leaf: string;
  key: string;
}

/** A private certificate authority: a root, an intermediate below it, and what it issues. */
export interface Authority {
  /** PEM. */
  root: string;
  intermediate: string;
  /** A server's identity for these names; the intermediate is sent along. */
  server(...names: string[]): Promise<Identity>;
  client(name: string): Promise<Identity>;
}

const day = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * day).toISOString();
const serverAuth = '1.3.6.1.5.5.7.3.1';
const clientAuth = '1.3.6.1.5.5.7.3.2';

/** A new authority, its dates around today: the runtimes read this machine's clock. */
export async function authority(organisation: string): Promise<Authority> {
  const signing = { organisation, ca: true, keyUsage: ['keyCertSign', 'cRLSign'], from: inDays(-30) } as const;
  const root = await issue({ ...signing, subject: `${organisation} Root CA`, to: inDays(3650) });
  const spec: Spec = { ...signing, subject: `${organisation} Issuing CA`, pathLength: 0, to: inDays(1825) };
  const intermediate = await issue(spec, root);
  const end = (subject: string, usage: string): Spec => ({
    ...{ organisation, subject, ca: false, keyUsage: ['digitalSignature'], extendedKeyUsage: [usage] },
    ...{ from: inDays(-1), to: inDays(300) },
  });
  const identity = async (leaf: Issued): Promise<Identity> => ({
    chain: text(leaf) + text(intermediate),
    leaf: text(leaf),
    key: await privateKey(leaf.keys),
  });
  return {
    root: text(root),
    intermediate: text(intermediate),
    async server(...names) {
      const [first = 'server'] = names;
      return identity(await issue({ ...end(first, serverAuth), dns: names }, intermediate));
    },
    async client(name) {
      return identity(await issue(end(name, clientAuth), intermediate));
    },
  };
}

const text = ({ der }: Issued): string => pem('CERTIFICATE', der);
