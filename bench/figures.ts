/** Milliseconds that the runs of one measurement took. */
export interface Figures {
  name: string;
  /** `chromium`: the page's worker alone; `the page`: with what is drawn meanwhile. */
  where: 'node' | 'chromium' | 'the page';
  runs: number;
  p50: number;
  p95: number;
  max: number;
  /** The promise that the figure is held against, in ms at p95; absent where there is none. */
  limit?: number;
}

const rounded = (milliseconds: number | undefined) => Math.round((milliseconds ?? 0) * 10) / 10;

export function figures(what: Pick<Figures, 'name' | 'where' | 'limit'>, times: readonly number[]): Figures {
  const sorted = times.toSorted((a, b) => a - b);
  const share = (part: number) => rounded(sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)]);
  return { ...what, runs: times.length, p50: share(0.5), p95: share(0.95), max: share(1) };
}

export function table(rows: readonly Figures[]): string {
  const lines = rows.map(({ name, where, runs, p50, p95, max, limit }) => {
    const judged = limit === undefined ? '' : p95 <= limit ? `within ${limit}` : `OVER ${limit}`;
    const numbers = [p50, p95, max].map((number) => number.toFixed(1).padStart(9)).join('');
    return `${name.padEnd(34)}${where.padEnd(10)}${String(runs).padStart(5)}${numbers}  ${judged}`.trimEnd();
  });
  const head = `${'ms'.padEnd(34)}${'where'.padEnd(10)}${'runs'.padStart(5)}${'p50'.padStart(9)}${'p95'.padStart(9)}${'max'.padStart(9)}`;
  return [head, ...lines].join('\n');
}
