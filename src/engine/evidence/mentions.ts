import { parseImageReference } from '../workspace/image-reference.ts';
import { occurrences } from '../workspace/occurrences.ts';
import { imagesInCommands } from './commands.ts';

/** Something that a text names, and where. */
export interface Mention<T> {
  at: number;
  value: T;
}

export interface MentionedUrl {
  /** As written. */
  url: string;
  /** `host[:port]`. */
  host: string;
  path: string;
  /** The value of `?ns=`: the registry that a mirror stands for. Empty where the log hides it. */
  namespace?: string;
}

export interface Mentions {
  urls: Mention<MentionedUrl>[];
  /** Image references, as written. */
  images: Mention<string>[];
  /** Hosts that stand without a URL. */
  hosts: Mention<string>[];
}

/** More of one kind tell nothing new. */
const most = 4000;

const host = String.raw`(?:\[[0-9A-Fa-f:.]{2,64}\]|[A-Za-z0-9](?:[\w-]{0,62}\.){0,20}[\w-]{0,63})(?::\d{1,5})?`;
const reference = String.raw`[A-Za-z0-9$\[{<][\w./:@$\[\]{}<>+-]{0,400}`;
const restOfUrl = '[^\\s"\'<>\\\\`]{0,2000}';
const url = new RegExp(String.raw`\bhttps?:\/\/(?:[^\s/@"'<>]{1,200}@)?(${host})(${restOfUrl})`, 'g');

const images: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:image|reference|tag|PullImage|load metadata for|permission for|image=|name)(?:[: ]{0,2}|\s{1,60})["'](${reference})["']`,
    'g',
  ),
  new RegExp(String.raw`(?:docker:\/\/|push refers to (?:a )?repository \[)(${reference})`, 'g'),
  new RegExp(
    String.raw`\b(?:failed to solve|source metadata for|load metadata for|Trying to pull|pull access denied for|(?<!matching )manifest for|Pulling|FROM)\s+(?:-{1,2}[\w=.-]{1,60}\s+){0,6}(${reference})`,
    'g',
  ),
  new RegExp(`failed to solve: (${reference}): `, 'g'),
  new RegExp(String.raw`\breading manifest (\S{1,128} in ${reference})`, 'g'),
];

const hosts: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:pinging container registry|pinging docker registry|from host|lookup|authenticating creds for|login attempt to|Could not resolve host:|Failed to connect to|Trying|connect to|Connected to|ENOTFOUND|EAI_AGAIN|host=|wget: bad address|registry) ?["'(]{0,2}(${host})`,
    'g',
  ),
  new RegExp(
    `(?:, not|wanted to match|cannot validate certificate for|matches target host name|is not valid for|cannot verify|issued for|subject matching|-connect|-servername|--server|names matching IP address|DNS name matching) ["']?(${host})`,
    'g',
  ),
  new RegExp(String.raw`certs\.d\/(${host})\/`, 'g'),
  new RegExp(String.raw`\bdial tcp (${host})`, 'g'),
  new RegExp(String.raw`\b[Ll]ogin(?: to|-server)? (?:-{1,2}[\w=.-]{1,60}\s+){0,6}(${host})`, 'g'),
  new RegExp(String.raw`\btarget host name ["'](${host})["']`, 'g'),
];

/** Pages that programs point to in their messages. */
const manual =
  /^(?:curl\.se|curl\.haxx\.se|docs\.\S+|www\.docker\.com|kubernetes\.io|aka\.ms|git\.k8s\.io|pip\.pypa\.io|nodejs\.org|go\.dev)$/;

/** Every URL, image and host that `text` names, in order of place. */
export function mentionsIn(text: string): Mentions {
  const urls: Mention<MentionedUrl>[] = [];
  for (const match of occurrences(text, url)) {
    const [written, name, rest] = match;
    if (name && rest !== undefined && !manual.test(name))
      urls.push({ at: match.index, value: urlOf(written, name, rest) });
    if (urls.length >= most) break;
  }
  return {
    urls,
    images: [...collect(text, images, imageIn), ...imagesTyped(text)].sort((a, b) => a.at - b.at),
    hosts: collect(text, hosts, (name) => (isHost(name) ? name : undefined)),
  };
}

function urlOf(written: string, name: string, rest: string): MentionedUrl {
  // What closes a sentence or a quotation is no part of the address.
  const cut = rest.replace(/[:.,;)\]}]+$/, '');
  const namespace = /[?&]ns=([^&]{0,255})/.exec(cut)?.[1];
  return {
    url: written.slice(0, written.length - rest.length + cut.length),
    host: name,
    path: cut.split('?', 1)[0] ?? '',
    ...(namespace !== undefined && {
      namespace: isHost(namespace.replace('%3A', ':')) ? namespace.replace('%3A', ':') : '',
    }),
  };
}

function collect(
  text: string,
  patterns: readonly RegExp[],
  read: (word: string) => string | undefined,
): Mention<string>[] {
  const found: Mention<string>[] = [];
  for (const pattern of patterns) {
    let count = 0;
    for (const match of occurrences(text, pattern)) {
      const value = match[1] === undefined ? undefined : read(match[1]);
      if (value !== undefined) found.push({ at: match.index, value });
      count += 1;
      if (count >= most) break;
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

const imagesTyped = (text: string): Mention<string>[] =>
  imagesInCommands(text).flatMap(({ at, value }) => {
    const image = imageIn(value);
    return image === undefined ? [] : [{ at, value: image }];
  });

/** “1.4.2 in harbor/prod/app” as well as plain references; undefined for words that are none. */
function imageIn(word: string): string | undefined {
  const [, tag, repository] = /^(\S{1,128})\s+in\s+(\S+)$/.exec(word) ?? [];
  const joint = tag?.startsWith('sha256:') ? '@' : ':';
  const written = (repository === undefined ? word : `${repository.replace(/:$/, '')}${joint}${tag}`)
    .replace(/\.\.\.$/, '')
    .replace(/[:.,;\])}>]+$/, '');
  const parsed = parseImageReference(written);
  // A lone word may be anything; what holds a separator is meant as an image.
  return parsed && /[/:@]/.test(written) ? written : undefined;
}

/** Names with a dot or a port, and localhost; other single words in a sentence are no hosts. */
const isHost = (name: string): boolean =>
  /^\[|^localhost(?::|$)|[\w-]\.[\w-]{2,}|^\d{1,3}(?:\.\d{1,3}){3}|:\d{2,5}$/.test(name);
