import { type RepairStep, Unclear } from './repair-step.ts';

const oddBlank = /[\u00a0\u2000-\u200a\u202f\u3000]/;
const noWidth = /[\u200b-\u200f\u2028\u2029\u2060\ufeff]/;

/** Passes over blanks and comments from `offset` on; `steps` takes away what JSON does not know of. */
export function passTrivia(text: string, offset: number): { end: number; steps: RepairStep[] } {
  const steps: RepairStep[] = [];
  let at = offset;
  for (;;) {
    const char = text[at] ?? '';
    if (/[ \t\r\n]/.test(char)) at += 1;
    else if (oddBlank.test(char)) steps.push(blank(at++, ' '));
    else if (noWidth.test(char)) steps.push(blank(at++, ''));
    else if (commentEnd(text, at) === undefined) return { end: at, steps };
    else {
      const { step, end } = comments(text, at);
      steps.push(step);
      at = end;
    }
  }
}

function blank(offset: number, by: string): RepairStep {
  const says = 'Here stands an invisible character that JSON does not take for a blank.';
  return { kind: 'blank', range: { start: offset, end: offset + 1 }, text: by, says };
}

/** Comments that follow each other on a line go as one, with the line when nothing else stands on it. */
function comments(text: string, start: number): { step: RepairStep; end: number } {
  let end = start;
  for (let next = commentEnd(text, start); next !== undefined; next = commentEnd(text, afterBlanks(text, end)))
    end = next;
  let lead = start;
  while (/[ \t]/.test(text[lead - 1] ?? '')) lead -= 1;
  const rest = afterBlanks(text, end);
  const lineEnd = lineEndAt(text, rest);
  const startsLine = lead === 0 || /[\n\ufeff]/.test(text[lead - 1] ?? '');
  const whole = startsLine ? rest + (lineEnd ?? '').length : end;
  const range = lineEnd === undefined ? { start, end: rest } : { start: lead, end: whole };
  return { step: { kind: 'comment', range, text: '', says: 'JSON has no comments.' }, end: Math.max(rest, range.end) };
}

function lineEndAt(text: string, offset: number): string | undefined {
  const lineEnd = /\r?\n|$/y;
  lineEnd.lastIndex = offset;
  return lineEnd.exec(text)?.[0];
}

function afterBlanks(text: string, offset: number): number {
  let at = offset;
  while (/[ \t]/.test(text[at] ?? '')) at += 1;
  return at;
}

function commentEnd(text: string, offset: number): number | undefined {
  if (text[offset] === '#' || text.startsWith('//', offset)) {
    const newline = text.indexOf('\n', offset);
    if (newline === -1) return text.length;
    return text[newline - 1] === '\r' ? newline - 1 : newline;
  }
  if (!text.startsWith('/*', offset)) return undefined;
  const end = text.indexOf('*/', offset + 2);
  if (end === -1) throw new Unclear('this comment does not end.', offset);
  return end + 2;
}
