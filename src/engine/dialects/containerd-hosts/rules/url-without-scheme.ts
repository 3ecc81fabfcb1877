import type { Rule } from '../../rule.ts';
import { bareNameTable } from '../bare-name.ts';
import type { ContainerdHostsDocument } from '../document.ts';
import { isPlaceholder, parseEndpoint } from '../endpoint.ts';
import { renameUrl } from '../rename-url.ts';
import { measured, parsing } from '../sources.ts';

export const rule: Rule<ContainerdHostsDocument> = {
  id: 'containerd-hosts/url-without-scheme',
  title: 'A URL is written without https://',
  severity: 'tidy',
  what: 'An endpoint is named without a scheme.',
  why: 'containerd puts https:// before a name that does not begin with "http", so it works for most. A name that does begin with "http" (http-registry.corp:5000) is misread, and a person who expects plain HTTP here is mistaken.',
  whatToDo: 'Always write the scheme.',
  references: [parsing, measured],
  *check(document) {
    for (const host of [...document.hosts, document.fallback]) {
      const { url } = host;
      if (!url || url.value.includes('://') || isPlaceholder(url.value) || bareNameTable(document, host)) continue;
      const complete = `https://${url.value}`;
      if (!parseEndpoint(complete)) continue;
      const misread = url.value.startsWith('http');
      const edits = renameUrl(document, host, complete);
      yield {
        range: url.range,
        severity: misread ? 'breaks-now' : 'tidy',
        message: misread
          ? `${url.value} has no scheme and begins with "http": containerd takes it for a URL and misreads it.`
          : `${url.value} has no scheme; containerd takes it for ${complete}.`,
        ...(edits
          ? { fix: { title: `Write ${complete}`, safety: 'safe', ...edits } }
          : { declined: `There is a table for ${complete} already.` }),
      };
    }
  },
};
