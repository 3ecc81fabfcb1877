import type { TomlTable } from '../../syntax/toml/index.ts';
import type { ContainerdHostsDocument } from './document.ts';
import type { HostEntry } from './entry.ts';

/** The table `[host.registry.corp]`, written without quotes, of which TOML makes a host `registry` with a key `corp`. */
export function bareNameTable({ toml }: ContainerdHostsDocument, { at }: HostEntry): TomlTable | undefined {
  if (/[:/.]/.test(at[1] ?? '')) return undefined;
  return toml.tables.find(
    ({ header, path }) =>
      header &&
      path.length > 2 &&
      path[0] === at[0] &&
      path[1] === at[1] &&
      !path.includes('header') &&
      path.every(isLabel),
  );
}

const isLabel = (step: string | number): boolean =>
  typeof step === 'string' && /^[A-Za-z0-9-]+$/.test(step) && step !== 'auth' && step !== 'tls';
