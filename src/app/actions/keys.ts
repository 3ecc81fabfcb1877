/** Chords are written with `Mod` for Ctrl, on a Mac Command. `Ctrl+M` is Ctrl+Shift+M there, where Ctrl+M is taken. */
const isMac = /Mac|iP(?:hone|ad)/.test(globalThis.navigator?.platform ?? '');

/** The chord as the person's keyboard shows it. */
export function keyNames(chord: string): string {
  if (!isMac) return chord.replace('Mod', 'Ctrl');
  return (chord === 'Ctrl+M' ? 'Ctrl+Shift+M' : chord)
    .replace('Mod', '⌘')
    .replace('Ctrl', '⌃')
    .replace('Shift', '⇧')
    .replaceAll('+', ' ');
}

/** Whether the event is the chord. A chord without modifiers, such as F8, allows none. */
export function matches(event: KeyboardEvent, chord: string): boolean {
  const parts = chord.split('+');
  const key = parts.at(-1);
  const wants = (name: string) => parts.includes(name);
  const toggleOnMac = isMac && chord === 'Ctrl+M';
  return (
    event.key.toLowerCase() === key?.toLowerCase() &&
    event.shiftKey === (wants('Shift') || toggleOnMac) &&
    event.altKey === wants('Alt') &&
    event.ctrlKey === (wants('Ctrl') || (wants('Mod') && !isMac)) &&
    event.metaKey === (wants('Mod') && isMac)
  );
}
