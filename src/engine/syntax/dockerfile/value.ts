/** A Dockerfile as plain data, for comparing two versions of it. Each instruction is one string, its lines joined. */
interface DockerfileValue {
  directives: string[];
  /** Instructions before the first FROM. */
  globals: string[];
  stages: { from: string; instructions: string[] }[];
  /** Instructions that no builder knows: what an edit makes of a lost continuation, unless they were there before. */
  unknown: string[];
}

/**
 * Reads a Dockerfile line by line, without the parser that the rules use, so that it can judge their edits. Comments are
 * not part of the value. Throws on half instructions: an instruction without arguments, a dangling connector or continuation.
 */
export function dockerfileValue(text: string): DockerfileValue {
  const lines = text
    .replace(/^\ufeff/, '')
    .split('\n')
    .map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  const value: DockerfileValue = { directives: [], globals: [], stages: [], unknown: [] };
  let at = 0;
  for (; /^\s*#\s*[a-zA-Z]+\s*=/.test(lines[at] ?? ''); at++) value.directives.push((lines[at] ?? '').trim());
  const mark = value.directives.some((line) => /^#\s*escape\s*=\s*`$/i.test(line)) ? '`' : '\\';
  while (at < lines.length) {
    if (isCommentOrBlank(lines[at])) at += 1;
    else {
      const { instruction, next } = instructionAt(lines, at, mark);
      if (INSTRUCTION.test(instruction)) refuseHalves(instruction);
      else value.unknown.push(instruction);
      const stage = value.stages.at(-1);
      if (/^FROM\s/i.test(instruction)) value.stages.push({ from: instruction, instructions: [] });
      else if (stage) stage.instructions.push(instruction);
      else value.globals.push(instruction);
      at = next;
    }
  }
  return value;
}

const isCommentOrBlank = (line: string | undefined) => /^\s*(?:#|$)/.test(line ?? '');

/** What a builder accepts (BuildKit frontend/dockerfile/command); MAINTAINER is deprecated, not gone. */
const KEYWORDS =
  'ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR';
/** Upper-case keyword at the start of a continued line: no shell command looks so, a lost connector does. */
const STARTS_AN_INSTRUCTION = new RegExp(`^(?:${KEYWORDS})\\s`);
const INSTRUCTION = new RegExp(`^(?:${KEYWORDS})(?:\\s|$)`, 'i');

function instructionAt(lines: readonly string[], first: number, mark: string): { instruction: string; next: number } {
  const parts: string[] = [];
  let next = first;
  for (let goesOn = true; goesOn; ) {
    const line = lines[next];
    if (line === undefined) throw new Error(`the last line ends in ${mark}`);
    next += 1;
    if (parts.length > 0 && isCommentOrBlank(line)) continue;
    if (parts.length > 0 && STARTS_AN_INSTRUCTION.test(line))
      throw new Error('an instruction is taken into the one before');
    const trimmed = line.trimEnd();
    goesOn = trimmed.endsWith(mark) && !trimmed.endsWith(mark + mark);
    parts.push(goesOn ? trimmed.slice(0, -1) : line);
  }
  const joined = parts.join('').trim();
  const body: string[] = [];
  if (/^(?:RUN|COPY|ADD|ONBUILD)\s/i.test(joined))
    for (const { name, tabs } of hereDocuments(joined))
      while (next < lines.length) {
        const line = lines[next] ?? '';
        body.push(line);
        next += 1;
        if ((tabs ? line.replace(/^\t+/, '') : line) === name) break;
      }
  return { instruction: [joined, ...body].join('\n'), next };
}

/** The here-documents that a line opens, in order; `<<` within quotes or in `<<<` opens none. */
function hereDocuments(line: string): { name: string; tabs: boolean }[] {
  const found: { name: string; tabs: boolean }[] = [];
  const opening = /\d*<<(-?)(["']?)([^\s"'<>|&;()]{1,200})\2(?=$|[\s;|&>)])/y;
  let quote = '';
  for (let i = 0; i < line.length; i++) {
    const char = line.charAt(i);
    if (char === '\\' && quote !== "'") i += 1;
    else if (quote) quote = char === quote ? '' : quote;
    else {
      opening.lastIndex = i;
      const match = /\s/.test(line.charAt(i - 1)) ? opening.exec(line) : null;
      if (match?.[3]) {
        found.push({ name: match[3], tabs: match[1] === '-' });
        i += match[0].length - 1;
      } else if (char === '"' || char === "'") quote = char;
    }
  }
  return found;
}

function refuseHalves(instruction: string): void {
  const [keyword = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(instruction)?.slice(1) ?? [];
  if (rest === '') throw new Error(`${keyword} without arguments`);
  if (!/^RUN$/i.test(keyword) || rest.includes('<<')) return;
  const script = withoutQuoted(rest.replace(/^(?:--\S+\s+)+/, ''));
  if (/^(?:&&|\||;)/.test(script)) throw new Error('RUN begins with a connector');
  if (/(?:&&|\|)$/.test(script)) throw new Error('RUN ends in a connector');
  if (/(?:&&|\|\|)\s*(?:&&|\|\|)/.test(script)) throw new Error('two connectors in a row');
  if (/(?:^|&&|\|\|)\s*--?[A-Za-z]/.test(script)) throw new Error('a command begins with an option');
}

/** The script with each quoted part replaced by a letter. */
function withoutQuoted(script: string): string {
  let left = '';
  let quote = '';
  for (let i = 0; i < script.length; i++) {
    const char = script.charAt(i);
    if (char === '\\' && quote !== "'") i += 1;
    else if (quote) quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    if (!quote) left += char === '"' || char === "'" || char === '\\' ? 'x' : char;
  }
  return left.trim();
}
