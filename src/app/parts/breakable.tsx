import { Fragment } from 'react';

/** A path, an address or an image name that may break behind its separators instead of anywhere. */
export function Breakable({ text }: { text: string }) {
  return text.split(/(?<=[/:@.=,])(?=[^\s/])/).map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name.
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {piece}
    </Fragment>
  ));
}
