/** One server-sent event: its name, `message` where none is given, and its data. */
export interface ServerEvent {
  event: string;
  data: string;
}

/** More than this in one event is no piece of an answer. UTF-16 code units. */
const LONGEST = 1_000_000;

/** The stream is none of server-sent events. */
export class MalformedStream extends Error {}

/**
 * Reads a stream of server-sent events piece by piece, after the HTML standard's "event stream interpretation": lines end
 * in LF, CRLF or CR, wherever the pieces are cut; a last event without a blank line after it is given up by `end`.
 */
export class EventReader {
  #line = '';
  #sawCarriageReturn = false;
  #event = '';
  #data: string[] = [];
  #size = 0;

  /** The events that this piece completes. */
  push(piece: string): ServerEvent[] {
    const events: ServerEvent[] = [];
    // A CRLF may be cut in two: the LF that follows a CR ends no second line.
    const text = this.#sawCarriageReturn && piece.startsWith('\n') ? piece.slice(1) : piece;
    if (piece !== '') this.#sawCarriageReturn = piece.endsWith('\r');
    const lines = text.split(/\r\n|\r|\n/);
    for (const [index, line] of lines.entries()) {
      this.#line += line;
      this.#size += line.length;
      if (this.#size > LONGEST) throw new MalformedStream('an event of more than a million characters');
      if (index === lines.length - 1) break;
      const event = this.#endLine();
      if (event) events.push(event);
    }
    return events;
  }

  /** What is left when the stream ends: servers forget the last blank line. */
  end(): ServerEvent[] {
    return [this.#line === '' ? undefined : this.#endLine(), this.#dispatch()].filter((event) => event !== undefined);
  }

  #endLine(): ServerEvent | undefined {
    const line = this.#line.replace(/^\ufeff/, '');
    this.#line = '';
    if (line === '') return this.#dispatch();
    const colon = line.indexOf(':');
    if (colon === 0) return undefined;
    const [field, value] =
      colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + (line[colon + 1] === ' ' ? 2 : 1))];
    if (field === 'data') this.#data.push(value);
    else if (field === 'event') this.#event = value;
    return undefined;
  }

  #dispatch(): ServerEvent | undefined {
    const event = { event: this.#event || 'message', data: this.#data.join('\n') };
    const isEmpty = this.#data.length === 0;
    this.#event = '';
    this.#data = [];
    this.#size = 0;
    return isEmpty ? undefined : event;
  }
}
