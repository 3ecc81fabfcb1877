import fc from 'fast-check';
import type { Algorithm, Spec } from '../../pki/issue.ts';
import { oftener } from './pick.ts';

/** One certificate to be made; what it says besides its name and keys. */
export interface Made {
  spec: Omit<Spec, 'subject' | 'keys'>;
  /** Keys are few and shared: making them takes longest. */
  key: { algorithm: Algorithm; number: number };
}

/** A chain to be made, and how it is shown and trusted. */
export interface MadeChain {
  host: string;
  /** Root first, leaf last. */
  certificates: readonly Made[];
  /** The last intermediate is there a second time, signed by another root. */
  crossSigned: boolean;
  /** What the server leaves out, adds, or turns round. */
  shown: 'all' | 'leaf' | 'with root' | 'reversed' | 'twice' | 'with stranger' | 'cross first' | 'root first';
  /** What the CA file holds. */
  trusted:
    | 'root'
    | 'parent'
    | 'leaf'
    | 'stranger'
    | 'namesake'
    | 'root and namesake'
    | 'namesake and root'
    | 'cross root'
    | 'all';
}

const server = '1.3.6.1.5.5.7.3.1';
const client = '1.3.6.1.5.5.7.3.2';
const any = '2.5.29.37.0';

const key = fc.record({
  algorithm: oftener<Algorithm>(
    [12, 'P-256'],
    [2, 'P-384'],
    [1, 'P-521'],
    [3, 'RSA-2048'],
    [1, 'RSA-1024'],
    [1, 'RSA-512'],
    [1, 'RSA-PSS'],
    [2, 'Ed25519'],
  ),
  number: fc.nat(2),
});

const common = {
  hash: oftener<Spec['hash']>([20, undefined], [1, 'SHA-1'], [1, 'SHA-384'], [1, 'SHA-512']),
  from: oftener<string | undefined>([24, undefined], [1, '2026-12-24T00:00:00Z']),
  to: oftener<string | undefined>([20, undefined], [1, '2026-11-01T00:00:00Z'], [1, '2026-11-21T00:00:00Z']),
  unknownCritical: oftener<true | undefined>([40, undefined], [1, true]),
  negativeSerial: oftener<true | undefined>([40, undefined], [1, true]),
};

const authority = fc.record({
  spec: fc.record({
    ...common,
    ca: oftener<boolean | undefined>([20, true], [1, false], [1, undefined]),
    pathLength: oftener<number | undefined>([10, undefined], [2, 0], [2, 1]),
    keyUsage: oftener<Spec['keyUsage']>(
      [10, ['keyCertSign', 'cRLSign']],
      [3, undefined],
      [1, ['digitalSignature']],
      [1, []],
    ),
    extendedKeyUsage: oftener<Spec['extendedKeyUsage']>(
      [14, undefined],
      [1, [server]],
      [1, [client]],
      [1, [any]],
      [1, [client, server]],
    ),
    permitted: oftener<Spec['permitted']>(
      [20, undefined],
      [1, ['internal.corp']],
      [1, ['.internal.corp']],
      [1, ['lab.corp']],
      [1, ['corp', 'lab']],
    ),
    excluded: oftener<Spec['excluded']>([20, undefined], [1, ['internal.corp']], [1, ['lab.corp']], [1, ['.corp']]),
    permittedNetwork: oftener<Spec['permittedNetwork']>(
      [20, undefined],
      [1, [192, 0, 2, 0, 255, 255, 255, 0]],
      [1, [10, 0, 0, 0, 255, 0, 0, 0]],
    ),
  }),
  key,
});

const v6 = [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];

const leaf = fc.record({
  spec: fc.record({
    ...common,
    ca: oftener<boolean | undefined>([10, false], [3, undefined], [1, true]),
    keyUsage: oftener<Spec['keyUsage']>([8, ['digitalSignature']], [3, undefined], [1, ['keyCertSign']]),
    extendedKeyUsage: oftener<Spec['extendedKeyUsage']>(
      [24, [server]],
      [4, undefined],
      [1, [client]],
      [1, [any]],
      [1, [client, server]],
    ),
    dns: oftener<Spec['dns']>(
      [50, ['harbor.internal.corp']],
      [6, ['*.internal.corp']],
      [1, ['*.corp']],
      [1, ['*.harbor.internal.corp']],
      [1, ['har*.internal.corp']],
      [1, ['HARBOR.INTERNAL.CORP']],
      [1, ['harbor.internal.corp.']],
      [1, ['old.internal.corp', 'localhost']],
      [1, ['192.0.2.2']],
      [1, ['harbor_1.internal.corp', 'harbor.internal.corp']],
      [2, undefined],
    ),
    ip: oftener<Spec['ip']>([10, undefined], [4, [[192, 0, 2, 2]]], [1, [[192, 0, 2, 3], v6]]),
  }),
  key,
});

const host = oftener(
  [40, 'harbor.internal.corp'],
  [2, '192.0.2.2'],
  [1, '[2001:db8::1]'],
  [1, 'Harbor.Internal.Corp'],
  [1, 'mirror.internal.corp'],
  [1, 'harbor_1.internal.corp'],
);

export const madeChain: fc.Arbitrary<MadeChain> = fc.record({
  host,
  certificates: fc
    .tuple(
      fc.oneof(
        { weight: 1, arbitrary: fc.constant([]) },
        { weight: 9, arbitrary: fc.array(authority, { minLength: 1, maxLength: 3 }) },
      ),
      leaf,
    )
    .map(([above, last]): readonly Made[] => [...above, last]),
  crossSigned: oftener([5, false], [1, true]),
  shown: oftener<MadeChain['shown']>(
    [10, 'all'],
    [3, 'leaf'],
    [2, 'with root'],
    [1, 'reversed'],
    [1, 'twice'],
    [1, 'with stranger'],
    [1, 'cross first'],
    [1, 'root first'],
  ),
  trusted: oftener<MadeChain['trusted']>(
    [14, 'root'],
    [2, 'parent'],
    [1, 'leaf'],
    [1, 'stranger'],
    [1, 'namesake'],
    [1, 'root and namesake'],
    [1, 'namesake and root'],
    [1, 'cross root'],
    [1, 'all'],
  ),
});
