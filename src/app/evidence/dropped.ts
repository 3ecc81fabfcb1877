/** A file as the browser hands it over, with its path inside the dropped or chosen folder. */
export interface Dropped {
  path: string;
  file: File;
}

/** More files than this are no case but a disk; the rest is named, not read. */
const MOST_FILES = 200;
const MOST_BYTES = 32 * 1024 * 1024;

export interface Read {
  files: { path: string; bytes: Uint8Array }[];
  /** What was left out and why, one sentence each. */
  notes: string[];
}

/** Files and folders of a drop. Entries must be taken before the event is over, so this starts at once. */
export async function droppedFiles(transfer: DataTransfer): Promise<Dropped[]> {
  const items = [...transfer.items].filter(({ kind }) => kind === 'file');
  const entries = items.map((item) => item.webkitGetAsEntry());
  const loose = [...transfer.files];
  const found = await Promise.all(
    entries.map((entry, index) => {
      const file = loose[index];
      if (entry) return filesOf(entry);
      return file ? [{ path: file.name, file }] : [];
    }),
  );
  return found.flat();
}

/** Files chosen by a file or folder button. */
export const chosenFiles = (list: FileList): Dropped[] =>
  [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }));

export async function readAll(dropped: readonly Dropped[]): Promise<Read> {
  const read: Read = { files: [], notes: [] };
  if (dropped.length > MOST_FILES)
    read.notes.push(`${dropped.length - MOST_FILES} of ${dropped.length} files were left out: too many for one case.`);
  for (const { path, file } of dropped.slice(0, MOST_FILES)) {
    if (file.size > MOST_BYTES) {
      read.notes.push(`${path} was left out: ${Math.round(file.size / 1024 / 1024)} MB is more than can be shown.`);
      continue;
    }
    try {
      read.files.push({ path, bytes: new Uint8Array(await file.arrayBuffer()) });
    } catch {
      read.notes.push(`${path} was left out: the browser could not read it.`);
    }
  }
  return read;
}

async function filesOf(entry: FileSystemEntry): Promise<Dropped[]> {
  const path = entry.fullPath.replace(/^\//, '');
  if (isFile(entry)) return [{ path, file: await new Promise((resolve, reject) => entry.file(resolve, reject)) }];
  if (!isDirectory(entry)) return [];
  const inside: Dropped[] = [];
  for (const child of await childrenOf(entry)) {
    inside.push(...(await filesOf(child)));
    if (inside.length > MOST_FILES) break;
  }
  return inside;
}

/** `readEntries` hands out a folder in portions and ends with an empty one. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (portion.length === 0) return all;
    all.push(...portion);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
