import type { Rule } from '../../rule.ts';
import { bareNameTable } from '../bare-name.ts';
import type { ContainerdHostsDocument } from '../document.ts';
import { isPlaceholder, parseEndpoint } from '../endpoint.ts';
import { renameUrl } from '../rename-url.ts';
import { parsing } from '../sources.ts';

export const rule: Rule<ContainerdHostsDocument> = {
  id: 'containerd-hosts/url-malformed',
  title: 'A URL cannot be read as one',
  severity: 'breaks-now',
  what: 'The name of a `[host]` table or the value of `server` is no URL of a registry.',
  why: 'containerd takes the text apart as a URL. Blanks, a missing slash, an upper-case or foreign scheme or a name without quotes lead to another host than meant, or to the whole file being rejected.',
  whatToDo: 'Write `https://host` or `https://host:port`, in quotes and in lower case.',
  references: [parsing],
  explains: ['hosts-toml-invalid'],
  *check(document) {
    for (const host of [...document.hosts, document.fallback]) {
      const bare = host.at.length > 0 ? bareNameTable(document, host) : undefined;
      const written = bare ? bare.path.slice(1).join('.') : host.url?.value;
      const range = bare?.header ?? host.url?.range;
      if (written === undefined || !range || (!bare && isFine(written))) continue;
      const url = repair(written);
      const edits = url !== undefined && renameUrl(document, bare ? { ...host, at: bare.path.map(String) } : host, url);
      yield {
        range,
        message: bare
          ? `[host.${written}] without quotes is a host "${host.at[1]}" to TOML, not ${written}.`
          : `"${shown(written)}" is no URL of a registry.`,
        ...(edits
          ? { fix: { title: `Write ${url}`, safety: 'safe', ...edits } }
          : { declined: 'Which host is meant cannot be told from the text.' }),
      };
    }
  },
};

/** Names without a scheme are told by another rule; what a program fills in later is left alone. */
const isFine = (text: string): boolean =>
  isPlaceholder(text) || parseEndpoint(text) !== undefined || parseEndpoint(`https://${text}`) !== undefined;

const SCHEME = /^\s*(?:h+t+ps?|http|docker|oci|tcp)\s*[:;]?\s*[/\\]{1,3}/i;

/** The URL that was meant, where only its spelling is wrong. */
function repair(text: string): string | undefined {
  const scheme = SCHEME.exec(text)?.[0];
  const rest = (scheme ? text.slice(scheme.length) : text).trim();
  const isPlain = scheme !== undefined && /^\s*http\s*[:;]?\s*[/\\]/i.test(scheme);
  const url = `${isPlain ? 'http' : 'https'}://${rest}`;
  return parseEndpoint(url) && !rest.includes('://') && !isPlaceholder(rest) ? url : undefined;
}

const shown = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
