/** Where the lines of a unified diff begin that show a part of a file. */
export const hunk = /^@@ -\d{1,9}(?:,\d{1,9})? \+\d{1,9}(?:,\d{1,9})? @@/m;
/** The lines above the first hunk that say of which file it is. */
export const patchHead = /^(?:diff -|index [0-9a-f]{4}|--- \S|\+\+\+ \S)/;

/** Whether the lines in order, one by one, are of a hunk: shown, taken away or added, and only a part of some file. */
export function hunkFollower(): (line: string) => boolean {
  let inside = false;
  return (line) => {
    inside = hunk.test(line) || (inside && /^(?:[ +\\-]|$)/.test(line));
    return inside;
  };
}
