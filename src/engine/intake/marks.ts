/** A line that says which file the lines below it are. */
export interface Mark {
  /** Undefined: something else begins, of which no name is given. */
  path?: string;
  /** A comment may be the file's own first line; the line of any other mark is no part of a file. */
  kind: 'header' | 'comment' | 'command' | 'prompt';
}

const fileName =
  /^(?:[A-Za-z]:[\\/]|~?\/|\.{0,2}\/)?(?:[\w.:@+%-]+[\\/])*(?:[\w.:@+-]*\.(?:toml|json|ya?ml|conf|cfg|crt|pem|cer|cert|key|der|p7b|tmpl|tpl|j2|txt|log|sh|env|list|service|rc)|(?:[\w-]+\.)?(?:Docker|Container)file(?:\.[\w-]+)?|\.npmrc|\.curlrc|\.wgetrc|\.condarc|\.gitconfig)$/;

const headOrTail = /^==> ?(\S[^\n]{0,300}?) ?<==\s*$/;
const ruled =
  /^(?!--- a\/|\+\+\+ b\/)(?:-{2,}|={2,}|\*{2,}|#{2,}|>{2,}|\/{2,})\s*(?:[Ff]ile\s*:?\s*)?[`'"]?([^\s`'"]{1,300})[`'"]?\s*:?\s*(?:-{2,}|={2,}|\*{2,}|#{2,}|<{2,})?\s*$/;
const comment = /^(?:#|\/\/|;)\s*(?:(?:[Ff]ile(?:name)?|[Pp]ath|FILE)\s*:?\s*)?[`'"]?([^\s`'"]{1,300})[`'"]?\s*:?\s*$/;
const bare =
  /^(?:[Ff]ile(?:name)?\s*:\s*)?[`'"*]{0,3}(\/[^\s`'"*]{1,300}|[\w.-]{1,80}\.(?:toml|json|ya?ml|conf)|Dockerfile)[`'"*]{0,3}\s*:?\s*[`'"*]{0,3}\s*$/;
const reads =
  /^(?:(\[?[\w.-]{1,64}@[\w.-]{1,64}[^\n]{0,80}?[$#>]|PS [A-Za-z]:[^\n>]{0,80}>|[~/][\w./-]{0,60} ?[#$]|[$#%>]) +)?(?:sudo +)?(?:cat|less|more|bat|type|Get-Content|head|tail) +(?:-[\w=-]{1,40} +){0,8}["']?([^\s"'|;&<>]{1,300})["']? *(?:\|[^\n]{0,200})?$/;
const prompt = /^(?:\[?[\w.-]{1,64}@[\w.-]{1,64}[^\n]{0,80}?[$#]|PS [A-Za-z]:[^\n>]{0,80}>|[$%]) +\S/;

/** `cat > /etc/docker/daemon.json <<EOF`, `sudo tee FILE <<'EOF'`, `cat <<EOF | sudo tee FILE`: what follows is the file. */
const writes =
  /^(?:(?:\[?[\w.-]{1,64}@[\w.-]{1,64}[^\n]{0,80}?[$#]|[$#%>]) +)?(?:sudo +)?(?:cat|tee)\b[^\n]{0,400}<<-?\s*["'\\]?[A-Za-z_]/;
const written = /(?:>|\btee(?: +-a)?) *["']?([^\s"'|;&<>$]{1,300})(?=["'\s|;&<>]|$)/;

/** What a terminal shows of a file that a heredoc writes, with its name where that is said; undefined for other lines. */
export function heredocMark(line: string): Mark | undefined {
  if (!line.includes('<<') || !writes.test(line)) return undefined;
  const path = written.exec(line)?.[1];
  return { kind: 'command', ...(path !== undefined && fileName.test(path) && { path }) };
}

/** A prompt that waits for a command: the end of what was copied from a terminal. */
const emptyPrompt = /^(?:\[[\w.-]{1,64}@[\w.-]{1,64}[^\n]{0,80}\]|[\w.-]{1,64}@[\w.-]{1,64}:[^\s\n]{0,80}) ?[$#] *$/;

/** Without one of these a line is no mark: most lines of most files are settled by this one look. */
const maybe =
  /<==|[$#%>] +\S|[$#] *$|\bcat |\b(?:sudo|less|more|bat|type|head|tail|Get-Content) |\.[A-Za-z0-9]{2,7}\W{0,8}$|file\W{0,8}$|rc\W{0,8}$/;

/** What `line` marks, if anything. `strict` leaves only marks that no config file holds as a comment of its own. */
export function markIn(line: string, strict: boolean): Mark | undefined {
  if (!maybe.test(line)) return undefined;
  const named = headOrTail.exec(line)?.[1];
  if (named) return { kind: 'header', path: named };
  const read = reads.exec(line);
  if (read?.[2] && (read[1] ? !strict || read[1].includes('@') : !strict && read[2].startsWith('/')))
    return { kind: 'command', path: read[2] };
  if (emptyPrompt.test(line)) return { kind: 'header' };
  if (strict) return undefined;
  const file = (ruled.exec(line) ?? bare.exec(line))?.[1];
  if (file && fileName.test(file)) return { kind: line.startsWith('#') ? 'comment' : 'header', path: file };
  const remark = comment.exec(line)?.[1];
  if (remark && fileName.test(remark)) return { kind: 'comment', path: remark };
  return prompt.test(line) ? { kind: 'prompt' } : undefined;
}

/** The one file name in a line of prose, as it stands above a fence: "`/etc/docker/daemon.json`:". */
export function nameIn(prose: string): string | undefined {
  const names = new Set(
    prose
      .split(/[\s`'"*()<>,;]+/, 60)
      .map((word) => word.replace(/[:.]+$/, '').replace(/^file:/, ''))
      .filter((word) => fileName.test(word)),
  );
  const [only] = names;
  return names.size === 1 ? only : undefined;
}
