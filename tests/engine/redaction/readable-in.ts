/** Everything that a text says: itself, without URL encoding, and what its base64 holds, three levels deep. */
export function readableIn(text: string): string[] {
  const layers = [text, percentDecoded(text)];
  let level = layers;
  for (let depth = 0; depth < 3; depth++) {
    level = level.flatMap((layer) =>
      [...layer.matchAll(/[A-Za-z0-9+/_-]{8,}={0,2}/g)].flatMap(([run]) =>
        [0, 1, 2, 3].map((skip) => decoded(run.slice(skip))),
      ),
    );
    layers.push(...level);
  }
  return layers;
}

const percentDecoded = (text: string): string =>
  text.replace(/(?:%[0-9a-fA-F]{2})+/g, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'));
const decoded = (run: string): string =>
  Buffer.from(run.replace(/-/g, '+').replace(/_/g, '/'), 'base64').toString('utf8');
