/** The text as a message shows it: without the password of a URL, and of a very long one the beginning. */
export function shown(text: string): string {
  const start = text.length > 120 ? `${text.slice(0, 120)}…` : text;
  return start.replaceAll(/\/\/[^/\s"]{0,200}@/g, '//…@');
}
