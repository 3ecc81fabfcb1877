const zones = ['evidence', 'verdict', 'changes', 'assistant'] as const;

export function focusZone(id: (typeof zones)[number]): void {
  const heading = document.getElementById(id);
  heading?.focus();
  heading?.scrollIntoView({ block: 'start' });
}

/** The zone after the one that has the focus, or before it, in the order of the page. */
export function nextZone(step: 1 | -1): void {
  const present = zones.filter((id) => document.getElementById(id));
  const sections = present.map((id) => document.getElementById(id)?.closest('section'));
  const at = sections.findIndex((section) => section?.contains(document.activeElement));
  const next = present.at(at === -1 ? 0 : (at + step) % present.length);
  if (next) focusZone(next);
}
