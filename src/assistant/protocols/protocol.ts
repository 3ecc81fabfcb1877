/** What one piece of a streamed answer amounts to. */
export type Step =
  | { kind: 'text'; text: string }
  /** The answer is whole, or the model stopped for the named reason. */
  | { kind: 'end'; incomplete?: string }
  | { kind: 'error'; said: string };

/** How one kind of server is asked, and how its answer is read. */
export interface Protocol {
  url(base: string, model: string): string;
  headers(key: string): Readonly<Record<string, string>>;
  body(model: string, text: string): unknown;
  /** `value` is the event's data as JSON. Anything that is not known is passed over: servers add kinds of events. */
  steps(value: unknown): Step[];
  /** Data that is no JSON and ends the answer. */
  last?: string;
}
