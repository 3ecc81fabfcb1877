import type { Signature } from './signatures.ts';

/** An expression of Go templates, Jinja, ERB or of scripts that fill in %%NAME%%. */
const expression = /\{\{|\{%|<%[=-]?\s|%%[A-Z_][A-Z0-9_]*%%/;
/** A line that is a statement and nothing else: no format holds it. */
const statement =
  /^\s*(?:\{\{-?\s*(?:if|else|end|range|with|define|template|block|include)\b|\{%-?\s*\w|<%)|:\s\{\{|%%[A-Z_][A-Z0-9_]*%%/;
/** Docker fills these in itself: the tag of a log driver. */
const logTag = /"(?:tag|labels|env)"\s*:\s*"[^"]*"/g;

/**
 * Whether the lines are a template: text that a program has to fill in before anything reads it. Manifests, scripts and
 * Dockerfiles hold `{{` in strings in their own right (`docker inspect --format`), so there only statements tell.
 */
export function isTemplate(lines: readonly string[], signature: Signature | undefined): boolean {
  const tells =
    signature === undefined || ['dockerfile', 'kubernetes'].includes(signature.dialect) ? statement : expression;
  return lines.some(
    (line) =>
      !/^\s*(?:#|\/\/)/.test(line) && tells.test(signature?.syntax === 'json' ? line.replace(logTag, '') : line),
  );
}
