import { assess } from '../../../src/engine/trust/assess.ts';
import type { SourceFile } from '../../../src/engine/workspace/source-file.ts';
import { at, certificates, host, type Name } from '../../pki/index.ts';
import { sClient } from './s-client.ts';

export const pems = await certificates();

/** These certificates, one after the other. */
export const text = (...names: Name[]): string => names.map((name) => pems[name]).join('');

/** What a person pastes: a handshake with a server that presents these certificates, in this order. */
export const handshake = (...names: Name[]): SourceFile => ({
  path: 's_client.txt',
  text: sClient(names.map((name) => pems[name])),
});

export const file = (path: string, ...names: Name[]): SourceFile => ({ path, text: text(...names) });

type Context = Partial<Parameters<typeof assess>[1]>;

/** The assessment of what was pasted, for the registry and at the instant of the tests unless said otherwise. */
export const judged = (files: SourceFile[], context: Context = {}) =>
  assess(files, { host, at: Date.parse(at), ...context });

/** The same of a server that presents one chain to a client that trusts these roots. */
export const judgedWith = (presented: readonly Name[], roots: readonly Name[], context: Context = {}) =>
  judged([handshake(...presented), file('ca.crt', ...roots)], context);
