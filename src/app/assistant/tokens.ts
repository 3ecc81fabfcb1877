/** Bytes that make a token of configuration text, roughly: names and punctuation are cut smaller than prose. */
const BYTES_A_TOKEN = 3.5;

/** About how many tokens a text is. Each model counts in its own way; this is for the order of magnitude. */
export const tokensOf = (text: string): number => Math.ceil(new TextEncoder().encode(text).length / BYTES_A_TOKEN);
