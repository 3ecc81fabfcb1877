const DAY = 86_400_000;

/** How long a certificate still holds, in words. Instants are epoch milliseconds. */
export function lifetime(
  notBefore: number,
  notAfter: number,
  now: number,
): { says: string; state: 'ok' | 'later' | 'broken' } {
  const day = (instant: number) => (Math.abs(instant) <= 8.64e15 ? new Date(instant).toISOString().slice(0, 10) : '?');
  if (now > notAfter) return { says: `expired ${day(notAfter)}, ${span(now - notAfter)} ago`, state: 'broken' };
  if (now < notBefore) return { says: `valid from ${day(notBefore)}, not yet`, state: 'broken' };
  const left = notAfter - now;
  return { says: `valid until ${day(notAfter)}, ${span(left)}`, state: left < 30 * DAY ? 'later' : 'ok' };
}

function span(milliseconds: number): string {
  const days = Math.floor(milliseconds / DAY);
  const [count, unit] =
    days < 60 ? [days, 'day'] : days < 730 ? [Math.floor(days / 30.44), 'month'] : [Math.floor(days / 365.25), 'year'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
