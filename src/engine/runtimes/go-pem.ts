/** Go finds a block only where its lines begin at the start of a line (encoding/pem Decode), and no mark before the first. */
const block = /(?:^|\n)-----BEGIN CERTIFICATE-----[ \t]*\r?\n[\w+/=\s]+\n-----END CERTIFICATE-----/g;

/** The certificates of a CA file that Go reads, as they stand there; an empty text where there is none. */
export const readByGo = (text: string): string => (text.match(block) ?? []).join('\n');

/** Whether a PEM text holds every certificate of another, whatever stands around them. */
export function holds(text: string, pem: string): boolean {
  const packed = text.replace(/\s+/g, '');
  return pem
    .split(/-----(?:BEGIN|END) CERTIFICATE-----/)
    .map((body) => body.replace(/\s+/g, ''))
    .filter((body) => body.length > 0)
    .every((body) => packed.includes(body));
}
