/**
 * Whether an `insecure-registries` list covers a registry: the text `host[:port]` as the image reference writes it, or an
 * address range that holds the registry's own IP address (moby daemon/pkg/registry config.go isSecureIndex). Names are not
 * resolved here, so a range never covers a name. Loopback addresses are always covered.
 */
export function isInsecure(registry: string, entries: readonly string[]): boolean {
  const address = ipv4(registry.replace(/:\d+$/, ''));
  return [...entries, '127.0.0.0/8'].some((entry) => {
    const written = entry.replace(/^https?:\/\//, '');
    return written === registry || (address !== undefined && inRange(address, written));
  });
}

function inRange(address: number, entry: string): boolean {
  const [, base = '', bits = ''] = /^([\d.]+)\/(\d{1,2})$/.exec(entry) ?? [];
  const network = ipv4(base);
  const length = Number(bits);
  if (network === undefined || bits === '' || length > 32) return false;
  const size = 2 ** (32 - length);
  return Math.floor(address / size) === Math.floor(network / size);
}

/** The address as a number; undefined for anything that is not four numbers below 256. */
function ipv4(text: string): number | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  if (!parts || parts.some((part) => part > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}
