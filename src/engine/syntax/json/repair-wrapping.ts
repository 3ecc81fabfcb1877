import type { RepairStep } from './repair-step.ts';

/** What is copied along with a file: its first line shows it, and the last line has to belong to that. */
const wrappers: readonly { opens: RegExp; closes: (opened: RegExpExecArray) => RegExp; says: string }[] = [
  {
    opens: /<<-?[ \t]{0,8}(['"\\]?)([A-Za-z_]\w{0,40})\1(?=[\s|>;&]|$)/,
    closes: ([, , word = '']) => new RegExp(`^[ \\t]*${word}[ \\t]*$`),
    says: 'This line belongs to the shell command that writes the file, not to the file.',
  },
  {
    opens: /^[ \t]{0,8}(`{3,8}|~{3,8})[\w-]{0,20}[ \t]*$/,
    closes: ([, fence = '']) => new RegExp(`^[ \\t]{0,8}${fence}[ \\t]*$`),
    says: 'This line belongs to the page that the file was copied from.',
  },
];

const numbered = /^[ \t]{0,10}(\d{1,6})(?: ?[|:.)]|\t|(?= |$))/;

interface Line {
  start: number;
  text: string;
  /** Where the next line starts. */
  next: number;
}

/** Deletions that free a file from a heredoc, from Markdown's fence or from line numbers. */
export function unwrapping(text: string): RepairStep[] {
  const lines = linesOf(text);
  const wrapper = wrapperSteps(lines);
  return wrapper.length > 0 ? wrapper : numberSteps(lines);
}

function wrapperSteps(lines: readonly Line[]): RepairStep[] {
  const full = lines.filter((line) => line.text.trim() !== '');
  const first = full.at(0);
  const last = full.at(-1);
  if (!first || !last || full.length < 3) return [];
  for (const { opens, closes, says } of wrappers) {
    const opened = opens.exec(first.text);
    if (opened && closes(opened).test(last.text))
      return [first, last].map((line) => wrapping(line.start, line.next, says));
  }
  return [];
}

/** Only where every line that holds anything is numbered, and the numbers follow each other: then they are no values. */
function numberSteps(lines: readonly Line[]): RepairStep[] {
  const prefixes: { line: Line; length: number }[] = [];
  let expected: number | undefined;
  for (const line of lines.filter(({ text }) => text.trim() !== '')) {
    const match = numbered.exec(line.text);
    const number = Number(match?.[1]);
    if (!match || (expected !== undefined && number !== expected)) return [];
    expected = number + 1;
    prefixes.push({ line, length: match[0].length });
  }
  if (prefixes.length < 2) return [];
  // A blank behind the number belongs to it where every line has one; else it is the file's indentation.
  const spaced = prefixes.every(({ line, length }) => /^(?: |$)/.test(line.text.slice(length)));
  return prefixes.map(({ line: { start, text }, length }) => {
    const end = Math.min(start + length + (spaced ? 1 : 0), start + text.length);
    return wrapping(start, end, 'Line numbers were copied along with the file.');
  });
}

function wrapping(start: number, end: number, says: string): RepairStep {
  return { kind: 'wrapping', range: { start, end }, text: '', says };
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = text.startsWith('\ufeff') ? 1 : 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const next = end === -1 ? text.length : end + 1;
    lines.push({ start, text: text.slice(start, next).replace(/\r?\n$/, ''), next });
    start = next;
  }
  return lines;
}
