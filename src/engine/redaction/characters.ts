/** How many of these a text holds: small letters, capitals, digits, anything else. */
export function kindsOfCharacters(text: string): number {
  let found = 0;
  for (let at = 0; at < text.length && found !== 0b1111; at++) found |= bitOf(text.charCodeAt(at));
  return (found & 1) + ((found >> 1) & 1) + ((found >> 2) & 1) + (found >> 3);
}

function bitOf(code: number): number {
  if (code >= 97 && code <= 122) return 1;
  if (code >= 65 && code <= 90) return 2;
  return code >= 48 && code <= 57 ? 4 : 8;
}
