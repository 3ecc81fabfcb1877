import { parseIp } from '../../trust/x509/ip.ts';

/** A network as dockerd's insecure-registries writes it, e.g. 10.0.0.0/8. */
export interface AddressRange {
  bytes: Uint8Array;
  bits: number;
}

/** The range of a CIDR notation; undefined for anything else (Go net.ParseCIDR). */
export function parseRange(text: string): AddressRange | undefined {
  const [, address = '', length = ''] = /^([0-9A-Fa-f:.]{2,45})\/(\d{1,3})$/.exec(text) ?? [];
  const bytes = parseIp(address);
  const bits = Number(length);
  return bytes && length !== '' && bits <= bytes.length * 8 ? { bytes, bits } : undefined;
}

/** Whether the range holds the address; false for a host name, which only the resolver could tell. */
export function holdsAddress(range: AddressRange, host: string): boolean {
  const bytes = parseIp(host);
  return bytes !== undefined && bytes.length === range.bytes.length && startsAlike(range.bytes, bytes, range.bits);
}

/** Whether `inner` lies in `outer` wholly. */
export function holdsRange(outer: AddressRange, inner: AddressRange): boolean {
  return (
    outer.bytes.length === inner.bytes.length &&
    inner.bits >= outer.bits &&
    startsAlike(outer.bytes, inner.bytes, outer.bits)
  );
}

function startsAlike(a: Uint8Array, b: Uint8Array, bits: number): boolean {
  for (let bit = 0; bit < bits; bit++) {
    const mask = 0x80 >> (bit & 7);
    if (((a[bit >> 3] ?? 0) & mask) !== ((b[bit >> 3] ?? 0) & mask)) return false;
  }
  return true;
}
