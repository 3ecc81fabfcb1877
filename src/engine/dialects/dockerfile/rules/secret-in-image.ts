import { rangeIn } from '../../../syntax/shell/index.ts';
import type { Range } from '../../../workspace/source-file.ts';
import type { Problem, Rule } from '../../rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { secretInText, secretInVariable, secretOption } from '../secrets.ts';
import type { Use } from '../uses.ts';

export const rule: Rule<DockerfileDocument> = {
  id: 'dockerfile/secret-in-image',
  title: 'A secret goes into the image',
  severity: 'unsafe',
  what: 'ENV, ARG, RUN or a file written by the Dockerfile holds a password, a token or a key.',
  why: 'Who can pull the image can read it: ENV in its configuration, ARG and RUN in its history, files in its layers, also after a later RUN removes them.',
  whatToDo:
    'Hand secrets over at build time only: `docker build --secret id=NAME,src=FILE` and `RUN --mount=type=secret,id=NAME,required=true … "$(cat /run/secrets/NAME)"`; at run time by the orchestrator. Then revoke the one that was in the image.',
  references: [
    { says: 'build secrets', source: 'https://docs.docker.com/build/building/secrets/' },
    {
      says: 'secrets in ARG and ENV',
      source: 'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/',
    },
    {
      says: 'defaults of --mount=type=secret',
      source: 'https://docs.docker.com/reference/dockerfile/#run---mounttypesecret',
    },
  ],
  *check({ uses, dockerfile }) {
    for (const use of uses) {
      const secret = secretIn(use);
      if (secret) yield problemOf(secret, use, dockerfile.stages.length);
    }
  },
};

interface Secret {
  what: string;
  /** The place, without the secret. */
  where: string;
  range: Range;
  id: string;
}

function secretIn(use: Use): Secret | undefined {
  if (use.kind === 'variable') {
    const what = secretInVariable(use.name, use.value.text);
    const where = use.instruction.kind === 'variables' ? `${use.instruction.keyword} ${use.name}` : `\`${use.name}=…\``;
    return what ? { what, where, range: use.range, id: idOf(use.name) } : undefined;
  }
  if (use.kind === 'file') {
    const what = secretInText(use.content.text);
    return what ? { what, where: `The file ${use.path}`, range: rangeIn(use.content), id: idOf(use.path) } : undefined;
  }
  if (use.kind !== 'command') return undefined;
  const { name, words, args } = use.program;
  const option = secretOption(
    name,
    words,
    args.map(({ value }) => value),
  );
  const { range } = use.command;
  if (option) return { what: 'a password', where: `\`${option}\``, range, id: 'password' };
  if (name === 'echo' || name === 'printf') return undefined;
  const word = args.find(({ value }) => secretInText(value));
  const what = word && secretInText(word.value);
  return what ? { what, where: `An argument of \`${name}\``, range: word.range, id: 'token' } : undefined;
}

/** A name as `--secret id=` takes it. */
const idOf = (name: string): string =>
  name
    .replace(/^.*\//, '')
    .replace(/^\.+/, '')
    .toLowerCase()
    .replace(/[^a-z0-9_.-]/g, '_') || 'secret';

function problemOf({ what, where, range, id }: Secret, { stage, when }: Use, stages: number): Problem {
  const named = stages > 1 && stage ? ` (stage ${stage.from.name ?? stage.index})` : '';
  return {
    range,
    message: `${where} holds ${what}${named}: whoever can pull the image can read it.`,
    declined:
      when === 'run'
        ? 'Programs in the container may rely on it, so it is not taken away here: hand it over when the container starts (a Kubernetes Secret, docker run --env-file), and revoke this one.'
        : `Where the value is to come from is not known here. Build with \`docker build --secret id=${id},src=FILE\` and read it in the one RUN that needs it: \`RUN --mount=type=secret,id=${id},required=true\` puts it at /run/secrets/${id} for that command only.`,
  };
}
