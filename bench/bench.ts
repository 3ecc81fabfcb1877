import { inChromium } from './chromium.ts';
import { type Figures, table } from './figures.ts';
import { everyday, everydayWithoutChain, kinds, large, secretKinds } from './inputs.ts';
import { type Engine, inNode, redactionInNode } from './node.ts';

const MB = 1_000_000;

/** Measures the built engine and the built page; prints every figure as a table, then as JSON. */
export async function bench(engine: Engine): Promise<void> {
  const daily = [await everyday(), everydayWithoutChain];
  const [one, ten] = [await named(MB, '1 MB'), await named(10 * MB, '10 MB')];
  const rows: Figures[] = [];
  for (const input of daily) rows.push(await inNode(engine, input, 200, 50, 16));
  for (const input of one) rows.push(await inNode(engine, input, 5, 1, 150));
  for (const input of [...one, ...(await secretive())]) rows.push(redactionInNode(engine, input, 5, 1000));
  for (const input of ten) rows.push(await inNode(engine, input, 1, 0));
  rows.push(
    ...(await inChromium([
      ...daily.map((input) => ({ ...input, runs: 100, limit: 16 })),
      ...one.map((input) => ({ ...input, runs: 5, limit: 150 })),
      ...ten.map((input) => ({ ...input, runs: 1 })),
    ])),
  );
  console.log(`${table(rows)}\n\n${JSON.stringify(rows)}`);
}

const named = (size: number, words: string) =>
  Promise.all(kinds.map(async (kind) => ({ ...(await large(kind, size)), name: `${words}: ${kind.name}` })));

const secretive = () =>
  Promise.all(secretKinds.map(async (kind) => ({ ...(await large(kind, MB)), name: `1 MB: ${kind.name}` })));
