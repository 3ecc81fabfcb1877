import { Fragment } from 'react';
import { Breakable } from './breakable.tsx';

/** A sentence of the engine: what stands between backticks is shown as code, everything else as it is. */
export function Prose({ text }: { text: string }) {
  return text.split(/`([^`\n]+)`/).map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name.
    <Fragment key={index}>
      {index % 2 === 1 ? (
        <code>
          <Breakable text={piece} />
        </code>
      ) : (
        piece
      )}
    </Fragment>
  ));
}
