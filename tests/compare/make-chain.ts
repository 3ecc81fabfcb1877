import { pem } from '../pki/forms.ts';
import { type Algorithm, generateKeys, type Issued, issue, type Spec } from '../pki/issue.ts';
import type { MadeChain } from './generate/chain.ts';

/** What a server shows and what a CA file holds, as PEM. */
export interface ReadyChain {
  shown: string[];
  trusted: string[];
}

const keyPool = new Map<string, Promise<CryptoKeyPair>>();

function keysOf(algorithm: Algorithm, number: number | string): Promise<CryptoKeyPair> {
  const name = `${algorithm} ${number}`;
  const known = keyPool.get(name) ?? generateKeys(algorithm);
  keyPool.set(name, known);
  return known;
}

const plainRoot = { ca: true, keyUsage: ['keyCertSign'] } as const satisfies Partial<Spec>;

/** Makes the certificates of a chain. Its authorities have keys of their own place: no two of a chain share any. */
export async function makeChain({ host, certificates, crossSigned, shown, trusted }: MadeChain): Promise<ReadyChain> {
  const chain: Issued[] = [];
  for (const [place, { spec, key }] of certificates.entries()) {
    const isLeaf = place === certificates.length - 1;
    const subject = isLeaf ? host : `Corp CA ${place}`;
    const keys = await keysOf(key.algorithm, isLeaf ? 'leaf' : `${place} ${key.number}`);
    const signer = chain.length > 0 ? certificates[place - 1]?.key : key;
    // A longer hash does not fit into so short a signature.
    const hash = signer?.algorithm === 'RSA-512' ? 'SHA-256' : spec.hash;
    chain.push(await issue(definedOf({ ...spec, hash, subject, keys }), chain.at(-1)));
  }
  const root = chain[0];
  const last = chain.at(-1);
  if (!root || !last) throw new Error('a chain has a certificate');
  const made = async (subject: string, number: string, by?: Issued) =>
    issue({ ...plainRoot, subject, keys: await keysOf('P-256', number) }, by);
  const stranger = await made('Stranger CA', 'stranger');
  const namesake = chain.length > 1 ? await made('Corp CA 0', 'namesake') : stranger;
  const crossRoot = await made('Cross CA', 'cross');
  const parent = chain.at(-2);
  const crossed =
    crossSigned && parent
      ? await issue({ ...plainRoot, subject: `Corp CA ${chain.length - 2}`, keys: parent.keys }, crossRoot)
      : undefined;
  const between = chain.slice(1, -1).reverse();
  const extra = crossed ? [crossed] : [];
  const orders: Record<MadeChain['shown'], Issued[]> = {
    all: [last, ...between, ...extra],
    leaf: [last],
    'with root': [last, ...between, root],
    reversed: [last, ...extra, ...[...between].reverse()],
    twice: [last, ...between, ...between, last],
    'with stranger': [last, stranger, ...between],
    'cross first': [last, ...extra, ...between],
    'root first': [root, ...between, last],
  };
  const files: Record<MadeChain['trusted'], Issued[]> = {
    root: [root],
    parent: [parent ?? root],
    leaf: [last],
    stranger: [],
    namesake: [namesake],
    'root and namesake': [root, namesake],
    'namesake and root': [namesake, root],
    'cross root': [crossRoot],
    all: [...chain, crossRoot],
  };
  // A file without any usable certificate would stop the whole pull: there is always one.
  const text = ({ der }: Issued) => pem('CERTIFICATE', der);
  return { shown: orders[shown].map(text), trusted: [...files[trusted], stranger].map(text) };
}

/** Left-out fields are left out, as the specification wants them. */
function definedOf({ subject, ...spec }: Spec): Spec {
  return { subject, ...Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== undefined)) };
}
