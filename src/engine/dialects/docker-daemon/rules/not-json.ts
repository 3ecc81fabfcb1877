import { isBlank } from '../../../syntax/json/document.ts';
import type { RepairKind } from '../../../syntax/json/repair-step.ts';
import { positionAt } from '../../../workspace/position.ts';
import { isBefore } from '../../../workspace/version.ts';
import type { Problem, Rule } from '../../rule.ts';
import type { DockerDaemonDocument } from '../document.ts';
import { decoding, measured } from '../sources.ts';

export const rule: Rule<DockerDaemonDocument> = {
  id: 'docker-daemon/not-json',
  title: 'daemon.json is not JSON',
  severity: 'breaks-now',
  what: 'dockerd cannot read the file and does not start; on a reload it goes on with the old settings.',
  why: "dockerd reads daemon.json with Go's encoding/json, which knows no comments, no comma after the last value and straight double quotes only. dockerd 20.10 refuses an empty file and a byte order mark as well; 23.0 and later take both.",
  whatToDo: 'Correct the places that are marked. JSON has no comments: what they say has to be kept elsewhere.',
  references: [decoding, measured],
  explains: ['docker-daemon-config-invalid'],
  *check(document, theCase) {
    const problem = document.isBroken ? ofText(document) : ofOldRelease(document, theCase.target.version);
    if (problem) yield problem;
  },
};

/** Changes that leave no doubt what the file says. */
const plain: ReadonlySet<RepairKind> = new Set<RepairKind>([
  'backslash',
  'blank',
  'comment',
  'literal',
  'missing-comma',
  'punctuation',
  'quotes',
  'surplus-comma',
  'trailing-comma',
  'unquoted-key',
  'wrapping',
]);

const names: Readonly<Record<RepairKind, string>> = {
  backslash: 'a single backslash in a path',
  blank: 'an invisible character',
  comment: 'a comment',
  literal: 'true, false or null in capitals',
  'missing-braces': 'no braces around the settings',
  'missing-comma': 'a missing comma',
  punctuation: 'another sign for a colon or comma',
  quotes: 'quotes that are not straight double quotes',
  'surplus-bracket': 'a bracket too many',
  'surplus-comma': 'a comma too many',
  'trailing-comma': 'a comma after the last value',
  'unquoted-key': 'a key without quotes',
  'unquoted-value': 'a text without quotes',
  wrapping: 'something around the file that was copied along',
};

function ofText({ file, json, problems }: DockerDaemonDocument): Problem {
  const first = problems[0]?.range ?? { start: 0, end: file.text.length };
  const lineOf = (offset: number) => `Line ${positionAt(file.text, offset).line}`;
  const evidence = problems.slice(0, 20).map(({ range, message }) => `${lineOf(range.start)}: ${message}`);
  const { repair } = json;
  if (!repair?.ok) {
    const message = 'daemon.json is not JSON: dockerd does not start with it.';
    const declined = `It is not clear what was meant. ${repair?.reason ?? ''}`.trim();
    return { range: repair ? { start: repair.offset, end: repair.offset + 1 } : first, message, evidence, declined };
  }
  const kinds = [...new Set(repair.steps.map(({ kind }) => kind))];
  const list = kinds.map((kind) => names[kind]).join(', ');
  const ofPaste = kinds.every((kind) => kind === 'wrapping' || kind === 'missing-braces');
  return {
    range: first,
    message: ofPaste
      ? `This is not daemon.json itself, it has ${list}: if the file on the node looks like this, dockerd does not start.`
      : `daemon.json is not JSON, it has ${list}: dockerd does not start with it.`,
    ...(ofPaste && { severity: 'tidy' }),
    evidence,
    fix: {
      title: 'Make it JSON without changing what it says',
      safety: kinds.every((kind) => plain.has(kind)) ? 'safe' : 'needs-review',
      edits: repair.steps.map(({ range, text }) => ({ path: file.path, range, text })),
      declares: [{ path: file.path, at: [] }],
    },
  };
}

function ofOldRelease({ file, json }: DockerDaemonDocument, version: string): Problem | undefined {
  if (!isBefore(version, '23.0')) return undefined;
  const whole = { path: file.path, at: [] };
  if (isBlank(file.text))
    return {
      range: { start: 0, end: file.text.length },
      message: `daemon.json is empty: dockerd ${version} does not start with it.`,
      evidence: ['dockerd: EOF'],
      fix: {
        title: 'Write an empty object',
        safety: 'safe',
        edits: [{ path: file.path, range: { start: 0, end: file.text.startsWith('\ufeff') ? 1 : 0 }, text: '{}' }],
        declares: [whole],
      },
    };
  if (!json.root || !file.text.startsWith('\ufeff')) return undefined;
  return {
    range: { start: 0, end: 1 },
    message: `daemon.json begins with a byte order mark: dockerd ${version} does not start with it.`,
    evidence: ["dockerd: invalid character 'ï' looking for beginning of value"],
    fix: {
      title: 'Take the byte order mark out',
      safety: 'safe',
      edits: [{ path: file.path, range: { start: 0, end: 1 }, text: '' }],
      declares: [],
    },
  };
}
