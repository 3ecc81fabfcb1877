import type { GoBlock } from './go-reader.ts';

/** What keeps a program written in Go from using a block. */
export type Flaw =
  | 'byte-order-mark'
  | 'indented'
  | 'escaped'
  | 'amid-text'
  | 'one-line'
  | 'truncated'
  | 'damaged'
  | 'mismatched-end'
  | 'headers'
  | 'label'
  | 'no-armour'
  | 'encoded';

/** What each flaw is, to be read after "the block". */
export const flawTexts: Readonly<Record<Flaw, string>> = {
  'byte-order-mark': 'follows a byte order mark, an invisible character at the start of the file',
  indented: 'is indented, as it stands in YAML or in a heredoc',
  escaped: 'has its line ends written out as \\n, as in a JSON string',
  'amid-text': 'does not start at the beginning of a line',
  'one-line': 'has lost its line ends',
  truncated: 'is cut off: its END line is missing',
  damaged: 'holds base64 that is damaged or incomplete',
  'mismatched-end': 'has an END line that does not fit its BEGIN line',
  headers: 'has header lines, which belong to encrypted keys',
  label: 'is labelled otherwise than CERTIFICATE',
  'no-armour': 'lacks its BEGIN and END lines',
  encoded: 'is encoded a second time with base64, as in a Kubernetes Secret',
};

interface Written {
  text: string;
  start: number;
  body: number;
  bodyEnd: number;
  label: string;
  /** The label of the END line; undefined when there is none. */
  closing: string | undefined;
  /** Whether the base64 decodes to one whole DER structure. */
  complete: boolean;
  seen: GoBlock | undefined;
}

/** Every flaw of an armoured block, the outermost first. Sources: encoding/pem `Decode`, x509 `AppendCertsFromPEM`. */
export function flawsOf({ text, start, body, bodyEnd, label, closing, complete, seen }: Written): Flaw[] {
  const flaws: Flaw[] = [];
  const inside = text.slice(body, bodyEnd);
  if (!seen) {
    const near = text.slice(Math.max(0, start - 200), start);
    const before = near.slice(near.lastIndexOf('\n') + 1);
    const escaped = /\\[nr]/.test(inside);
    if (before === '\ufeff') flaws.push('byte-order-mark');
    else if (
      /^[ \t]+$/.test(before) ||
      (before === '' && /\n[ \t]{1,200}\S/.test(`${inside}${text.slice(bodyEnd, bodyEnd + 1)}`))
    )
      flaws.push('indented');
    else if (before !== '' && !escaped) flaws.push('amid-text');
    if (escaped) flaws.push('escaped');
    else if (closing !== undefined && !inside.includes('\n')) flaws.push('one-line');
    if (closing === undefined) flaws.push('truncated');
    else if (closing !== label) flaws.push('mismatched-end');
  }
  if (!complete && closing !== undefined) flaws.push('damaged');
  if (seen?.headers && label === 'CERTIFICATE') flaws.push('headers');
  if (label === 'X509 CERTIFICATE') flaws.push('label');
  if (!seen && flaws.length === 0) flaws.push('damaged');
  return flaws;
}
