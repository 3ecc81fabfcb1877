import type { DialectId, SourceFile } from '../workspace/source-file.ts';
import { isBinaryNote } from './binary-note.ts';
import { blockOpenedBy } from './embedded.ts';
import { reportsFailure } from './error-lines.ts';
import { type Line, linesOf } from './lines.ts';
import { dialectOfName } from './names.ts';
import { hunkFollower } from './patches.ts';
import { type Signature, type Syntax, signatures } from './signatures.ts';
import { isTemplate } from './templates.ts';

export interface Recognition {
  dialect: DialectId;
  /** One clause that completes "… because". */
  because: string;
  /** Text whose files are written by something else, or were taken out of it. */
  isAroundFiles?: true;
}

/** How much is looked at: the kind of a file shows long before. */
const lookedAt = { characters: 1_000_000, lines: 3000 };

const pemBlock = /^\s*-----BEGIN [A-Z0-9 ]{3,40}-----/;
const tlsSession = /^(?:CONNECTED\(|Certificate chain\s*$|Connecting to \S+|depth=\d|\s?\d s:)/;
const bareBase64 = /^\s*MII[A-Za-z0-9+/=\s]{100,}$/;
const script = /^#!\s*\/|^- (?:name|hosts|import_playbook|ansible\.builtin\.\w+):/;
/** How a Compose file or a pipeline begins, and no Dockerfile does. */
const yamlKey = /^["']?[\w./-]{1,80}["']?:(?:\s|$)/;
/** No object of JSON begins so, with or without its brace. */
const bareKey = /^[A-Za-z_][\w./-]{0,80}:\s*(?:$|[^\s"'[{\d])/;
const failedPull =
  /["']?(?:reason|message)["']?:\s*["'|>]?.{0,20}(?:ErrImagePull|ImagePullBackOff|Back-off pulling|Failed to pull|rpc error:)/;

const aroundFiles: Recognition = {
  dialect: 'unknown',
  because: 'it is a script or a playbook around files',
  isAroundFiles: true,
};

const known = new WeakMap<SourceFile, { of: SourceFile; recognition: Recognition }>();

/** What a file is: what a person said, then its content, then its name. A file that is as it was is not looked at again. */
export function recognise(file: SourceFile): Recognition {
  const { path, text, dialect } = file;
  const last = known.get(file);
  if (last && last.of.path === path && last.of.text === text && last.of.dialect === dialect) return last.recognition;
  const recognition = lookAt(file);
  known.set(file, { of: { path, text, dialect }, recognition });
  return recognition;
}

function lookAt(file: SourceFile): Recognition {
  if (file.dialect) return { dialect: file.dialect, because: 'you said so' };
  if (isBinaryNote(file.text)) return { dialect: 'unknown', because: 'it is binary and no certificate' };
  const isOfHunk = hunkFollower();
  const given = linesOf(file.text.slice(0, lookedAt.characters), lookedAt.lines).filter(({ text }) => !isOfHunk(text));
  const lines = given.map(({ text }) => text);
  const byName = dialectOfName(file.path);
  const firstWords = lines.find((line) => !/^\s*(?:#(?!!).*|---\s*)?$/.test(line)) ?? '';
  if (script.test(firstWords)) return aroundFiles;

  const { signature, points } = bestSignature(given, byName);
  if (isTemplate(lines, points >= 3 ? signature : undefined))
    return { dialect: 'template', because: 'it has to be filled in by a program before anything reads it' };
  const isErrorByName = byName === 'error-text' && lines.some(reportsFailure);
  if (signature?.dialect === 'dockerfile' && yamlKey.test(firstWords))
    return { dialect: 'unknown', because: 'it is YAML around a Dockerfile' };
  if (signature?.syntax === 'json' && bareKey.test(firstWords)) return aroundFiles;
  if (points >= 3 && signature && !isErrorByName) {
    if (signature.dialect === 'kubernetes' && lines.some((line) => failedPull.test(line)))
      return { dialect: 'error-text', because: 'it is the state of a Pod whose image was not pulled' };
    return { dialect: signature.dialect, because: signature.says };
  }
  if (lines.some((line) => pemBlock.test(line) || tlsSession.test(line)))
    return { dialect: 'certificates', because: 'it holds PEM blocks or a TLS session' };
  if (bareBase64.test(file.text.slice(0, 20_000)))
    return { dialect: 'certificates', because: 'it is the base64 of a certificate' };
  if (isErrorByName || lines.some(reportsFailure))
    return { dialect: 'error-text', because: 'it holds lines that report a failure' };
  if (byName) return { dialect: byName, because: 'its name says so' };
  const holdsFiles = given.some(({ quoted }) => quoted) || blockOpenedBy(lastLineOf(file.text)) !== undefined;
  return holdsFiles ? aroundFiles : { dialect: 'unknown', because: 'nothing in it is known here' };
}

const lastLineOf = (text: string): string => {
  const written = text.trimEnd();
  return written.slice(written.lastIndexOf('\n') + 1);
};

/**
 * The kind whose lines are most frequent, among the kinds of the syntax that shows first: a YAML file may hold TOML in
 * a string, and a Dockerfile may write any file.
 */
function bestSignature(
  lines: readonly Line[],
  byName: DialectId | undefined,
): { signature?: Signature; points: number } {
  const score = new Map<Signature, number>();
  let syntax: Syntax | undefined;
  for (const { text: line, quoted } of lines)
    for (const signature of signatures) {
      if (syntax !== undefined && signature.syntax !== syntax) continue;
      // What a script writes is TOML or JSON, and the script itself is not.
      if (quoted && (signature.syntax === 'toml' || signature.syntax === 'json')) continue;
      const isOnly = signature.only.test(line);
      if (isOnly && /^["']?\S/.test(line)) syntax ??= signature.syntax;
      const points = isOnly ? 3 : signature.also?.test(line) ? 1 : 0;
      if (points > 0) score.set(signature, (score.get(signature) ?? 0) + points);
    }
  let best: { signature?: Signature; points: number } = { points: 0 };
  for (const signature of signatures) {
    if (syntax !== undefined && signature.syntax !== syntax) continue;
    const points = (score.get(signature) ?? 0) + (signature.dialect === byName ? 2 : 0);
    if (points > best.points) best = { signature, points };
  }
  return best;
}
