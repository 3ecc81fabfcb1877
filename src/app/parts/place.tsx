import { positionAt } from '../../engine/workspace/position.ts';
import type { Range } from '../../engine/workspace/source-file.ts';
import { useApp } from '../app-context.ts';

/** A file and a line as a button that goes there. */
export function Place({ path, range }: { path: string; range: Range }) {
  const { goTo, outcome } = useApp();
  const text = outcome.texts.get(path);
  const name = path.split('/').at(-1) || path;
  const at = text === undefined ? name : `${name}:${positionAt(text, range.start).line}`;
  return (
    <button type="button" className="place" onClick={() => goTo(path, range)} title={path}>
      {at}
    </button>
  );
}
