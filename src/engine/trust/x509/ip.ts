/** An address as Go prints it: dotted, or RFC 5952. */
export function formatIp(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.');
  if (bytes.length !== 16) return `${bytes.length} bytes`;
  if (isMapped(bytes)) return bytes.subarray(12).join('.');
  const groups = Array.from({ length: 8 }, (_, i) =>
    (((bytes[2 * i] ?? 0) << 8) | (bytes[2 * i + 1] ?? 0)).toString(16),
  );
  const zeros = longestZeros(groups);
  if (!zeros) return groups.join(':');
  return `${groups.slice(0, zeros.start).join(':')}::${groups.slice(zeros.end).join(':')}`;
}

const isMapped = (bytes: Uint8Array): boolean =>
  bytes.subarray(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff && bytes[11] === 0xff;

/** The first longest run of at least two zero groups. */
function longestZeros(groups: readonly string[]): { start: number; end: number } | undefined {
  let best: { start: number; end: number } | undefined;
  for (let start = 0; start < groups.length; start++) {
    let end = start;
    while (groups[end] === '0') end += 1;
    if (end - start > 1 && end - start > (best ? best.end - best.start : 0)) best = { start, end };
  }
  return best;
}

/** The bytes of an address as Go's `net.ParseIP` accepts it; undefined for a name. IPv4 in IPv6 becomes IPv4. */
export function parseIp(text: string): Uint8Array | undefined {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return parseIpv4(text);
  if (!/^[0-9a-fA-F:.]{2,45}$/.test(text) || !text.includes(':')) return undefined;
  const dotted = /:(\d{1,3}(?:\.\d{1,3}){3})$/.exec(text)?.[1];
  const tail = dotted === undefined ? new Uint8Array() : parseIpv4(dotted);
  if (!tail) return undefined;
  const groups = dotted === undefined ? text : text.slice(0, -dotted.length).replace(/([^:]):$/, '$1');
  const bytes = groupBytes(groups, 16 - tail.length);
  if (!bytes) return undefined;
  const all = new Uint8Array([...bytes, ...tail]);
  return isMapped(all) ? all.slice(12) : all;
}

function parseIpv4(text: string): Uint8Array | undefined {
  const parts = text.split('.');
  // Go refuses leading zeros, which elsewhere mean octal.
  if (parts.some((part) => Number(part) > 255 || (part.length > 1 && part.startsWith('0')))) return undefined;
  return new Uint8Array(parts.map(Number));
}

function groupBytes(text: string, size: number): number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const groups = [...head, ...(tail ?? [])];
  if (groups.some((group) => !/^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  const missing = size / 2 - groups.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const full = [...head, ...Array<string>(missing).fill('0'), ...(tail ?? [])];
  return full.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff]);
}
