import { useMemo } from 'react';
import { positionAt } from '../../engine/workspace/position.ts';
import type { Range } from '../../engine/workspace/source-file.ts';
import { useApp } from '../app-context.ts';
import { Breakable } from './breakable.tsx';

/** A file and a line as a button that goes there. */
export function Place({ path, range }: { path: string; range: Range }) {
  const { goTo, outcome } = useApp();
  const { texts } = outcome;
  const at = useMemo(() => {
    const name = shortName(path, texts.keys());
    const text = texts.get(path);
    return text === undefined ? name : `${name}:${positionAt(text, range.start).line}`;
  }, [path, texts, range.start]);
  return (
    <button type="button" className="place" onClick={() => goTo(path, range)} title={path}>
      <span>
        <Breakable text={at} />
      </span>
    </button>
  );
}

/** The last step of a path, with the one before it where another file has the same name. */
export function shortName(path: string, paths: Iterable<string>): string {
  const [last = path, folder] = path.split('/').filter(Boolean).reverse();
  const shared = [...paths].some((other) => other !== path && other.endsWith(`/${last}`));
  return shared && folder ? `${folder}/${last}` : last;
}
