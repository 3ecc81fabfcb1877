/** Tells a shared case from the page's own anchors, and is of base64url's alphabet itself. */
export const PREFIX = 'case-';

/** Whether an address's fragment, with or without `#`, means to be a shared case. */
export const isShare = (fragment: string): boolean => fragment.replace(/^#/, '').startsWith(PREFIX);

/** The fragment in a text that is nothing but a link to a shared case, or the file that stands for one. */
export function shareIn(text: string): string | undefined {
  const [, fragment] =
    /^(?:https?:\/\/[^\s#]{1,2000}#|file:\/\/[^\s#]{1,2000}#)?(case-[\w-]+)$/.exec(text.trim()) ?? [];
  return fragment;
}
