import { type Figures, table } from './figures.ts';
import { everyday, everydayWithoutChain, large } from './inputs.ts';
import { inNode } from './node.ts';

const MB = 1_000_000;

/** Prints every figure as a table, then as JSON. */
export async function bench(): Promise<void> {
  const rows: Figures[] = [
    await inNode(await everyday(), 200, 50, 16),
    await inNode(everydayWithoutChain, 200, 50, 16),
  ];
  for (const input of await large(MB)) rows.push(await inNode({ ...input, name: `1 MB: ${input.name}` }, 5, 1, 150));
  for (const input of await large(10 * MB)) rows.push(await inNode({ ...input, name: `10 MB: ${input.name}` }, 1, 0));
  console.log(`${table(rows)}\n\n${JSON.stringify(rows)}`);
}
