import { Fragment } from 'react';

/** A path, an address, an image or a camelCase name that may break at its joints instead of anywhere. */
export function Breakable({ text }: { text: string }) {
  return text.split(/(?<=[/:@.=,])(?=[^\s/])|(?<=[a-z])(?=[A-Z])/).map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name.
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {piece}
    </Fragment>
  ));
}
