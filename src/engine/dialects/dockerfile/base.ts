import type { Dockerfile, Stage } from '../../syntax/dockerfile/index.ts';
import { programName } from '../../syntax/shell/index.ts';
import { parseImageReference } from '../../workspace/image-reference.ts';
import { type BaseImage, baseImage, baseImageOfAnyTag } from './base-images.ts';
import { families, familyNames, familyOf } from './families.ts';
import type { Use } from './uses.ts';
import { baseStages, globalVariables, resolve } from './variables.ts';

/** What a stage is built on. */
export type Base =
  | {
      known: true;
      image: BaseImage /** One sentence. */;
      because: string /** It holds only while nobody overrides it. */;
      assumed: boolean;
    }
  | { known: false; reason: string };

/** The family of a stage, from its base image, or from the package manager that the stage calls itself. Never a guess. */
export function baseOf(dockerfile: Dockerfile, stage: Stage, uses: readonly Use[]): Base {
  const line = [...baseStages(dockerfile, stage)];
  const first = line.at(-1) ?? stage;
  const base = fromImage(first.from.image.value, dockerfile);
  return base.known ? base : (fromPackageManager(line, uses) ?? base);
}

function fromImage(written: string, dockerfile: Dockerfile): Base {
  if (written === '') return { known: false, reason: 'FROM names no image.' };
  const resolved = resolve(written, globalVariables(dockerfile));
  const named = withoutRegistry(written);
  if (named.repository.includes('$'))
    return {
      known: false,
      reason: `The base image is ${written}, which is decided when the image is built${resolved === written ? '' : ` (by default ${resolved})`}.`,
    };
  const reference = parseImageReference(resolved.replace(/\$\{?\w+\}?/g, 'variable'));
  const key = reference && keyOf(reference.registry, reference.repository);
  if (!key) return { known: false, reason: `The base image ${written} is no image reference.` };
  const tag = withoutRegistry(resolved).tag;
  const literal = tag.replace(/\$\{?\w+\}?/g, '');
  const image = literal === tag ? baseImage(key.name, tag) : baseImageOfAnyTag(key.name, literal);
  if (!image) return { known: false, reason: `The base image ${written} is not one whose distribution is known here.` };
  const family = familyOf(image.family)?.title;
  const kind = family ? `an image of ${family}` : 'an image without package manager';
  return { known: true, image, because: `${resolved} is ${kind}.`, assumed: key.viaProxy || resolved !== written };
}

/** Repository and tag as written, variables included; the registry before the first slash is left out. */
function withoutRegistry(image: string): { repository: string; tag: string } {
  const name = image.replace(/@.*$/s, '');
  const slash = name.lastIndexOf('/');
  const colon = name.indexOf(':', slash + 1);
  const path = colon === -1 ? name : name.slice(0, colon);
  const first = path.indexOf('/');
  const isRegistry = first !== -1 && /[.:$]|^localhost$/.test(path.slice(0, first));
  return { repository: isRegistry ? path.slice(first + 1) : path, tag: colon === -1 ? '' : name.slice(colon + 1) };
}

/** The name under which the table lists an image: a proxy of Docker Hub keeps the path `library/…`. */
function keyOf(registry: string, repository: string): { name: string; viaProxy: boolean } {
  if (registry === 'docker.io') return { name: repository.replace(/^library\//, ''), viaProxy: false };
  const library = /(?:^|\/)library\/([^/]+)$/.exec(repository)?.[1];
  return library ? { name: library, viaProxy: true } : { name: `${registry}/${repository}`, viaProxy: false };
}

function fromPackageManager(line: readonly Stage[], uses: readonly Use[]): Base | undefined {
  const called = new Set(
    uses
      .filter((use) => use.kind === 'command' && use.when === 'build' && use.stage && line.includes(use.stage))
      .map((use) => (use.kind === 'command' ? programName(use.command.words[0]) : '')),
  );
  const fitting = familyNames.filter((family) => families[family].managers.some((manager) => called.has(manager)));
  const [family] = fitting;
  if (!family || fitting.length > 1) return undefined;
  const manager = families[family].managers.find((name) => called.has(name));
  return {
    known: true,
    image: family === 'debian' || family === 'alpine' ? { family } : { family, updates: true },
    because: `The stage calls ${manager}, so it is an image of ${families[family].title}.`,
    assumed: true,
  };
}
