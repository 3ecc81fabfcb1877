import { rangeIn } from '../../syntax/shell/index.ts';
import type { Range, TextEdit } from '../../workspace/source-file.ts';
import { findOptions } from './options.ts';
import type { Removal } from './removal.ts';
import { candidatesFor, type Spelling, type Switch, type VariableSpelling } from './switches/index.ts';
import type { CommandUse, FileUse, Use, VariableUse } from './uses.ts';

/** A switch that is thrown at one place: by one command, one variable or one line of a file. */
export interface Occurrence {
  switch: Switch;
  use: Use;
  /** As written, shortened to what matters, e.g. `curl -fsSLk`. */
  written: string;
  range: Range;
  removals: Removal[];
  /** Hosts that it names itself, e.g. `--trusted-host pypi.corp`. */
  names: string[];
  /** Whether it is a piece of a program, which is not rewritten. */
  inCode?: boolean;
  /** The edits, where the switch stands in another file. */
  elsewhere?: TextEdit[];
}

type Hit = Omit<Occurrence, 'switch' | 'use'>;

/** The switches that a use throws. A command that only changes a setting is one switch, whatever else it is given. */
export function occurrencesIn(use: Use): Occurrence[] {
  const candidates = candidatesFor(use).flatMap(({ one, spelling }) =>
    hitsOf(spelling, use).map((hit) => ({ spelling, occurrence: { switch: one, use, ...hit } })),
  );
  const setting = candidates.find(({ spelling }) => spelling.in === 'setting');
  return joined((setting ? [setting] : candidates).map(({ occurrence }) => occurrence));
}

/** One occurrence a switch: `--trusted-host a --trusted-host b` is one. */
function joined(hits: readonly Occurrence[]): Occurrence[] {
  const bySwitch = new Map<Switch, Occurrence>();
  for (const { switch: one, use, written, range, removals, names, inCode } of hits) {
    const known = bySwitch.get(one);
    if (!known) bySwitch.set(one, { switch: one, use, written, range, removals, names, ...(inCode && { inCode }) });
    else if (range.end > known.range.end) {
      known.range = { start: known.range.start, end: range.end };
      known.removals = [...known.removals, ...removals];
      known.names = [...known.names, ...names];
    }
  }
  return [...bySwitch.values()];
}

function hitsOf(spelling: Spelling, use: Use): Hit[] {
  switch (use.kind) {
    case 'command':
      return commandHits(spelling, use);
    case 'variable':
      return variableHits(spelling, use);
    case 'file':
      if (spelling.in === 'line')
        return spelling.files.test(use.path) ? lineHits((line) => spelling.line.test(line), use) : [];
      return spelling.in === 'variable' && environmentFile.test(use.path)
        ? lineHits((line) => sets(spelling, line), use)
        : [];
    case 'foreign': {
      const found = spelling.in === 'code' && spelling.code.exec(use.script.text);
      return found ? [codeHit(found[0], rangeIn(use.script, found.index, found.index + found[0].length))] : [];
    }
  }
}

function commandHits(spelling: Spelling, { command, program, removal }: CommandUse): Hit[] {
  switch (spelling.in) {
    case 'option':
      if (spelling.under && !spelling.under.test(program.words)) return [];
      return findOptions(spelling, program.args).map(({ written, range, cuts, value }) => ({
        written: `${program.name} ${written}`,
        range: { start: command.range.start, end: range.end },
        removals: [{ how: 'places', places: cuts }],
        names: spelling.hosts && value !== undefined ? [value] : [],
      }));
    case 'setting': {
      const found = spelling.words.exec(program.words);
      if (!found) return [];
      const names = spelling.hosts ? [program.words.slice(found[0].length)] : [];
      return [{ written: `${program.name} ${program.words}`, range: command.range, removals: [removal], names }];
    }
    case 'word':
      return program.args.flatMap(({ value, inner, cut }) => {
        const found = spelling.part.exec(value);
        if (!found) return [];
        const range = rangeIn(inner, found.index, found.index + found[0].length);
        const places = found[0].length === value.length ? [cut] : [range];
        return [{ written: `${program.name} ${found[0]}`, range, removals: [{ how: 'places', places }], names: [] }];
      });
    case 'code': {
      const texts = [...program.args.map(({ inner }) => inner), ...command.redirects.flatMap(({ body }) => body ?? [])];
      return texts.flatMap((text) => {
        const found = spelling.code.exec(text.text.slice(0, 50_000));
        return found ? [codeHit(found[0], rangeIn(text, found.index, found.index + found[0].length))] : [];
      });
    }
    default:
      return [];
  }
}

const codeHit = (written: string, range: Range): Hit => ({ written, range, removals: [], names: [], inCode: true });

function variableHits(spelling: Spelling, { name, value, range, removal }: VariableUse): Hit[] {
  if (spelling.in === 'variable' && spelling.name.test(name) && spelling.value.test(value.text))
    return [
      { written: `${name}=${value.text}`, range, removals: [removal], names: spelling.hosts ? [value.text] : [] },
    ];
  if (spelling.in !== 'word' || !spelling.variables?.test(name)) return [];
  const part = new RegExp(spelling.part, `g${spelling.part.flags}`);
  const parts = [...value.text.matchAll(part)];
  const [first] = parts;
  if (!first) return [];
  const alone = value.text.replaceAll(part, '').trim() === '';
  const places = parts.map(({ index, 0: found }) => rangeIn(value, index, index + found.length));
  return [
    {
      written: `${name}="… ${wordAround(value.text, first.index)} …"`,
      range: places[0] ?? range,
      removals: alone ? [removal] : [{ how: 'places', places }],
      names: [],
    },
  ];
}

const wordAround = (text: string, at: number): string =>
  `${/\S{0,60}$/.exec(text.slice(0, at))?.[0]}${/^\S{0,60}/.exec(text.slice(at))?.[0]}`;

/** Files from which shells and logins take variables. */
const environmentFile =
  /(?:^|\/)(?:\.?(?:bashrc|bash_profile|profile|zshrc|env)|environment|profile\.d\/[^/]+|bash\.bashrc)$/;

function sets({ name, value }: VariableSpelling, line: string): boolean {
  const found = /^\s*(?:export\s+)?([A-Za-z_]\w*)=["']?([^"']*)["']?\s*$/.exec(line);
  return found?.[1] !== undefined && name.test(found[1]) && value.test(found[2] ?? '');
}

function lineHits(matches: (line: string) => boolean, { path, content, lineEnd, removal }: FileUse): Hit[] {
  const lines = linesOf(content.text, lineEnd);
  // printf and echo -e are given tabs as escapes.
  const meant = lines.filter(({ text }) => matches(text.replaceAll('\\t', '  ')));
  const said = lines.filter(({ text }) => !/^\s*(?:\[.{0,200}\]\s*)?$/.test(text));
  const parts = said.map(({ start, next }) => rangeIn(content, start, next));
  return meant.map(({ text, start, next }) => ({
    written: `${text.trim()} in ${path}`,
    range: rangeIn(content, start, start + text.length),
    removals: [{ how: 'places', places: [rangeIn(content, start, next)], whole: { parts, removal } }],
    names: [],
  }));
}

function linesOf(text: string, lineEnd: RegExp): { text: string; start: number; next: number }[] {
  const lines: { text: string; start: number; next: number }[] = [];
  let start = 0;
  for (const { index, 0: end } of text.matchAll(new RegExp(lineEnd, 'g'))) {
    lines.push({ text: text.slice(start, index), start, next: index + end.length });
    start = index + end.length;
  }
  lines.push({ text: text.slice(start), start, next: text.length });
  return lines;
}
