/** A value of somebody else's JSON, step by step; undefined where a step leads nowhere. Inherited names lead nowhere. */
export function at(value: unknown, ...steps: readonly (string | number)[]): unknown {
  let here = value;
  for (const step of steps) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = Reflect.get(here, step);
  }
  return here;
}

/** The text at that place; undefined when there is none. */
export function textAt(value: unknown, ...steps: readonly (string | number)[]): string | undefined {
  const found = at(value, ...steps);
  return typeof found === 'string' ? found : undefined;
}

/** What a server says is wrong, in whichever of the usual forms; undefined when it says nothing. */
export function errorIn(value: unknown): string | undefined {
  const error = at(value, 'error') ?? at(value, 0, 'error');
  if (error === undefined || error === null) return undefined;
  return textAt(error, 'message') ?? (typeof error === 'string' ? error : 'an error without words');
}
