/** A number of characters or bytes for people: `4.2 KB`. */
export const sizeText = (count: number): string =>
  count < 1000 ? `${count} characters` : `${(count / 1000).toFixed(1)} KB`;
