/** How a name has come to mean what it means. */
export type Origin =
  /** `name = …`: a scalar, an array, or an inline table, all closed. */
  | 'value'
  /** It stands before the last dot of a dotted key. */
  | 'dotted'
  /** It stands before the last dot of a header, and has none of its own so far. */
  | 'implied'
  /** `[name]` */
  | 'header'
  /** `[[name]]` */
  | 'array';

/** What a name is used for: as the last part of a key or of a header, or before. */
export type Use = 'key' | 'before-key' | 'header' | 'array-header' | 'before-header';

const CLOSED = 'has a value already, to which nothing can be added';
const IS_TABLE = 'is a table already, and cannot be';

/** Which uses TOML 1.0 forbids for a name that is known: https://toml.io/en/v1.0.0#table and the two sections after it. */
const FORBIDDEN: Readonly<Record<Use, Partial<Record<Origin, string>>>> = {
  key: {
    value: 'is defined twice',
    dotted: `${IS_TABLE} a value too`,
    implied: `${IS_TABLE} a value too`,
    header: `${IS_TABLE} a value too`,
    array: `${IS_TABLE} a value too`,
  },
  'before-key': {
    value: CLOSED,
    header: 'has a header already, and cannot be added to by dotted keys',
    array: 'has headers already, and cannot be added to by dotted keys',
  },
  header: {
    value: CLOSED,
    dotted: 'is written in dotted keys already, and cannot have a header too',
    header: 'is defined twice',
    array: 'is an array of tables already: the header of another item has two brackets',
  },
  'array-header': {
    value: CLOSED,
    dotted: `${IS_TABLE} an array of tables too`,
    implied: `${IS_TABLE} an array of tables too`,
    header: `${IS_TABLE} an array of tables too`,
  },
  'before-header': { value: CLOSED },
};

/** Why TOML forbids this use of a name, as the rest of a sentence about it. Undefined: it does not. */
export function objectionTo(use: Use, origin: Origin): string | undefined {
  return FORBIDDEN[use][origin];
}
