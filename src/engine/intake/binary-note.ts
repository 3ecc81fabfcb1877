const start = 'Binary content, ';

/** What stands in place of bytes that are no text and no certificate. */
export const binaryNote = (length: number): string => `${start}${length} bytes, not text and no certificate.\n`;

export const isBinaryNote = (text: string): boolean => text.startsWith(start);
