import type { SharedCase } from './shared-case.ts';

/** Who pulls from where, as far as it is known. */
export function targetText({ runtime, version, os, registry }: SharedCase['target']): string {
  const node = [[runtime, version].filter(Boolean).join(' '), os].filter(Boolean).join(' on ');
  const who = node || 'Not known who pulls';
  return registry ? `${who}, from ${registry}` : who;
}

/** There are fewer kinds than that, but anybody can make a link. */
const MOST_KINDS = 40;

/** What was hidden, by kind; undefined where there was nothing to hide. */
export function hiddenText({ hidden }: Pick<SharedCase, 'hidden'>): string | undefined {
  const sums = new Map<string, number>();
  for (const { kind } of hidden) sums.set(kind, (sums.get(kind) ?? 0) + 1);
  const kinds = [...sums].slice(0, MOST_KINDS).map(([kind, sum]) => `${sum} × ${kind.replaceAll('-', ' ')}`);
  return kinds.length === 0 ? undefined : kinds.join(', ');
}

/** `2 files`, `1 file`. */
export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
