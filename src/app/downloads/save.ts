/** Hands bytes to the browser as a file to save. Nothing is sent: the address is a blob of this page. */
export function download(name: string, content: string | Uint8Array<ArrayBuffer>): void {
  const link = document.createElement('a');
  const url = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

interface FilePicker {
  showSaveFilePicker(options: { suggestedName: string }): Promise<FileSystemFileHandle>;
}

/** Not in TypeScript's library: only some browsers have it. */
const scope: object = globalThis;
const hasPicker = (target: object): target is FilePicker => 'showSaveFilePicker' in target;

/** Whether this browser can write into a file that a person chooses. */
export const canSaveInPlace = (): boolean => hasPicker(scope) && isSecureContext;

/** Writes into the file that the person chooses. False when they chose none. */
export async function saveInPlace(name: string, content: string): Promise<boolean> {
  if (!hasPicker(scope)) return false;
  try {
    const handle = await scope.showSaveFilePicker({ suggestedName: name });
    const writable = await handle.createWritable();
    await writable.write(content);
    await writable.close();
    return true;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return false;
    throw error;
  }
}

/** The last step of a path: what a download may be called. */
export const fileName = (path: string): string => path.split(/[/\\]/).filter(Boolean).at(-1) ?? 'file';
