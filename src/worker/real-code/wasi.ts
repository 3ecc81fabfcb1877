import { type Directory, type Entry, find } from './files.ts';
import { ProgramMemory } from './memory.ts';
import { processCalls, type Surroundings } from './process.ts';

/**
 * The part of WASI preview 1 that a Go program needs which reads files, standard input and the clock, and writes its
 * answer. Layouts and numbers: https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md
 */
const errno = { ok: 0, badf: 8, inval: 28, isdir: 31, noent: 44, nosys: 52, notdir: 54, rofs: 69 };
const filetype = { characterDevice: 2, directory: 3, file: 4 };
const wantsWriting = 1n << 6n;
const preopened = 3;

export interface World extends Surroundings {
  readonly root: Directory;
  /** Standard input. */
  readonly input: Uint8Array;
}

interface Open {
  readonly entry: Entry | 'stream';
  readonly input?: Uint8Array;
  readonly output?: Uint8Array[];
  at: number;
}

/** Makes the imports of a module. `memory` must return its memory once it runs. */
export function wasi(world: World, memoryOf: () => WebAssembly.Memory) {
  const memory = new ProgramMemory(memoryOf);
  const output: Uint8Array[] = [];
  const errors: Uint8Array[] = [];
  const open = new Map<number, Open>([
    [0, { entry: 'stream', input: world.input, at: 0 }],
    [1, { entry: 'stream', output, at: 0 }],
    [2, { entry: 'stream', output: errors, at: 0 }],
    [preopened, { entry: world.root, at: 0 }],
  ]);
  let nextDescriptor = preopened + 1;

  const typeOf = (entry: Open['entry']) =>
    entry === 'stream' ? filetype.characterDevice : entry.kind === 'file' ? filetype.file : filetype.directory;

  const writeStat = (at: number, entry: Open['entry']) => {
    memory.bytes(at, 64).fill(0);
    const data = memory.view();
    data.setUint8(at + 16, typeOf(entry));
    data.setBigUint64(at + 24, 1n, true);
    if (entry !== 'stream' && entry.kind === 'file') data.setBigUint64(at + 32, BigInt(entry.bytes.length), true);
    return errno.ok;
  };

  /** The entry at a path below an open directory, or an error number. */
  const lookUp = (descriptor: number, at: number, length: number): Entry | number => {
    const base = open.get(descriptor)?.entry;
    if (!base) return errno.badf;
    if (base === 'stream' || base.kind === 'file') return errno.notdir;
    const found = find(base, memory.text(at, length));
    if (found === 'no such file') return errno.noent;
    return found === 'not a directory' ? errno.notdir : found;
  };

  const calls = {
    ...processCalls(world, memory),
    fd_prestat_get: (descriptor: number, at: number) => {
      if (descriptor !== preopened) return errno.badf;
      memory.view().setUint32(at, 0, true);
      memory.view().setUint32(at + 4, 1, true);
      return errno.ok;
    },
    fd_prestat_dir_name: (descriptor: number, at: number) => {
      if (descriptor !== preopened) return errno.badf;
      memory.view().setUint8(at, 0x2f);
      return errno.ok;
    },
    fd_fdstat_get: (descriptor: number, at: number) => {
      const file = open.get(descriptor);
      if (!file) return errno.badf;
      memory.bytes(at, 24).fill(0);
      memory.view().setUint8(at, typeOf(file.entry));
      memory.view().setBigUint64(at + 8, ~0n & 0xffffffffffffffffn, true);
      return errno.ok;
    },
    fd_fdstat_set_flags: () => errno.ok,
    fd_filestat_get: (descriptor: number, at: number) => {
      const file = open.get(descriptor);
      return file ? writeStat(at, file.entry) : errno.badf;
    },
    path_filestat_get: (descriptor: number, _flags: number, path: number, length: number, at: number) => {
      const found = lookUp(descriptor, path, length);
      return typeof found === 'number' ? found : writeStat(at, found);
    },
    /** There are no links. */
    path_readlink: (descriptor: number, path: number, length: number) => {
      const found = lookUp(descriptor, path, length);
      return typeof found === 'number' ? found : errno.inval;
    },
    path_open: (
      descriptor: number,
      _lookup: number,
      path: number,
      length: number,
      flags: number,
      rights: bigint,
      _inherited: bigint,
      _state: number,
      at: number,
    ) => {
      const found = lookUp(descriptor, path, length);
      const [creates, wantsDirectory] = [flags & 1, flags & 2];
      if (typeof found === 'number') return creates && found === errno.noent ? errno.rofs : found;
      if (wantsDirectory && found.kind === 'file') return errno.notdir;
      if (found.kind === 'file' && rights & wantsWriting) return errno.rofs;
      open.set(nextDescriptor, { entry: found, at: 0 });
      memory.view().setUint32(at, nextDescriptor++, true);
      return errno.ok;
    },
    fd_close: (descriptor: number) => (open.delete(descriptor) ? errno.ok : errno.badf),
    fd_seek: (descriptor: number, offset: bigint, whence: number, at: number) => {
      const file = open.get(descriptor);
      if (!file) return errno.badf;
      if (file.entry === 'stream' || file.entry.kind === 'directory') return errno.inval;
      const base = [0, file.at, file.entry.bytes.length][whence] ?? 0;
      file.at = base + Number(offset);
      memory.view().setBigUint64(at, BigInt(file.at), true);
      return errno.ok;
    },
    fd_read: (descriptor: number, list: number, count: number, at: number) => {
      const file = open.get(descriptor);
      const from = file?.input ?? (file && file.entry !== 'stream' && file.entry.kind === 'file' && file.entry.bytes);
      if (!file) return errno.badf;
      if (!from) return file.entry === 'stream' ? errno.badf : errno.isdir;
      let read = 0;
      for (const buffer of memory.buffers(list, count)) {
        const part = from.subarray(file.at, file.at + buffer.length);
        buffer.set(part);
        file.at += part.length;
        read += part.length;
      }
      memory.view().setUint32(at, read, true);
      return errno.ok;
    },
    fd_write: (descriptor: number, list: number, count: number, at: number) => {
      const to = open.get(descriptor)?.output;
      if (!to) return errno.badf;
      let written = 0;
      for (const buffer of memory.buffers(list, count)) {
        to.push(buffer.slice());
        written += buffer.length;
      }
      memory.view().setUint32(at, written, true);
      return errno.ok;
    },
    fd_readdir: (descriptor: number, at: number, size: number, cookie: bigint, used: number) => {
      const entry = open.get(descriptor)?.entry;
      if (!entry) return errno.badf;
      if (entry === 'stream' || entry.kind === 'file') return errno.notdir;
      const names = [...entry.entries.keys()].sort();
      let filled = 0;
      for (let i = Number(cookie); i < names.length && filled < size; i++) {
        const name = new TextEncoder().encode(names[i]);
        const record = new Uint8Array(24 + name.length);
        const data = new DataView(record.buffer);
        data.setBigUint64(0, BigInt(i + 1), true);
        data.setBigUint64(8, BigInt(i + 1), true);
        data.setUint32(16, name.length, true);
        data.setUint8(20, typeOf(entry.entries.get(names[i] ?? '') ?? 'stream'));
        record.set(name, 24);
        const part = record.subarray(0, size - filled);
        memory.bytes(at + filled, part.length).set(part);
        filled += part.length;
      }
      memory.view().setUint32(used, filled, true);
      return errno.ok;
    },
  };
  return { calls, output, errors, unknown: () => errno.nosys };
}
