const MOST = 12;

/** Names as a sentence holds them. Most files name a handful; a message stays readable whatever a file holds. */
export function listed(names: readonly string[]): string {
  const rest = names.length - MOST;
  return rest > 0 ? `${names.slice(0, MOST).join(', ')} and ${rest} more` : names.join(', ');
}
