import { occurrences } from '../workspace/occurrences.ts';
import type { Mention } from './mentions.ts';

/** More commands tell nothing new. */
const most = 400;

const word = String.raw`[^\s-]\S{0,200}`;
const options = String.raw`(?:[ \t]+-{1,2}\S{1,200}(?:[ \t]+${word})?){0,4}`;
const nouns = String.raw`(?:[ \t]+(?:buildx[ \t]+)?(?:images?|i|container|manifest|imagetools))?`;
const command = new RegExp(
  String.raw`\b(?:docker|podman|nerdctl|crictl|buildah|ctr)${options}${nouns}[ \t]+(?:pull|push|run|create|from|inspect)[ \t]+((?:[^\n\\]|\\\n){1,2000})`,
  'g',
);

/** Options that stand alone: every other one takes the word behind it, where it has no `=`. */
const alone =
  /^-(?:[ditqaPD]{1,5}|-(?:rm|quiet|all-tags|all-platforms|all|local|debug|detach|interactive|tty|init|privileged|read-only|publish-all|tls-verify|plain-http|skip-verify|disable-content-trust|insecure|insecure-registry|no-healthcheck|raw|verbose))$/;

/**
 * The images that typed commands name: `docker run -d --name app HOST/app:1`. What an option takes is none, e.g. a platform
 * or a password.
 */
export function imagesInCommands(text: string): Mention<string>[] {
  const found: Mention<string>[] = [];
  for (const match of occurrences(text, command)) {
    const image = firstPlainWord(match[1] ?? '');
    if (image !== undefined) found.push({ at: match.index, value: image });
    if (found.length >= most) break;
  }
  return found;
}

function firstPlainWord(rest: string): string | undefined {
  let isTaken = false;
  for (const one of rest.split(/[\s\\]+/).filter(Boolean)) {
    if (isTaken) isTaken = false;
    else if (!one.startsWith('-')) return one.replace(/^["'`]|["'`]$/g, '');
    else isTaken = !one.includes('=') && !alone.test(one);
  }
  return undefined;
}
