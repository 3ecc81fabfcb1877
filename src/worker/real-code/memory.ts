/** A program's memory, as the calls of WASI see it: numbers are little-endian, lists are pairs of address and length. */
export class ProgramMemory {
  constructor(private readonly memory: () => WebAssembly.Memory) {}

  /** Taken anew each time: the memory moves when it grows. */
  view(): DataView {
    return new DataView(this.memory().buffer);
  }

  bytes(at: number, length: number): Uint8Array {
    return new Uint8Array(this.memory().buffer, at, length);
  }

  text(at: number, length: number): string {
    return new TextDecoder().decode(this.bytes(at, length));
  }

  /** The buffers of an iovec array. */
  buffers(at: number, count: number): Uint8Array[] {
    const data = this.view();
    return Array.from({ length: count }, (_, i) =>
      this.bytes(data.getUint32(at + 8 * i, true), data.getUint32(at + 8 * i + 4, true)),
    );
  }

  /** A list of strings as C has it: pointers at one place, the strings with their NULs at another. */
  writeStrings(list: readonly string[], pointers: number, at: number): void {
    let to = at;
    list.forEach((one, i) => {
      const encoded = new TextEncoder().encode(`${one}\0`);
      this.view().setUint32(pointers + 4 * i, to, true);
      this.bytes(to, encoded.length).set(encoded);
      to += encoded.length;
    });
  }

  /** How much room such a list needs. */
  writeSizes(list: readonly string[], count: number, size: number): void {
    this.view().setUint32(count, list.length, true);
    this.view().setUint32(size, new TextEncoder().encode(list.map((one) => `${one}\0`).join('')).length, true);
  }
}
