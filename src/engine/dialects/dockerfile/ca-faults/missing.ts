import { natureOf } from '../hosts.ts';
import { installCa } from '../install.ts';
import { distrustedBy, isDistrusted } from '../need.ts';
import type { TlsUse } from '../network.ts';
import { isTrusted } from '../stage-trust.ts';
import { trustVariables } from '../trust-source.ts';
import { type CaFault, inStage, safetyOf } from './fault.ts';

/** A host that no public CA signs for is spoken to before the stage trusts any other. */
export const missing: CaFault = function* (known, theCase) {
  const { document, stage, trust, base, switched } = known;
  // What is only seen by its package manager may have the CA from its own base image.
  const isPrivate = (host: string) => !base.assumed && natureOf(host) === 'private';
  const hostOf = ({ hosts, program }: TlsUse) =>
    hosts.length === 0
      ? distrustedBy(theCase, program.name)
      : hosts.find(({ host }) => isDistrusted(theCase, host) || isPrivate(host))?.host;
  const uses = (document.tls[stage.index] ?? []).filter((each) => {
    const { use, trust: source } = each;
    if (hostOf(each) === undefined || switched.has(source)) return false;
    const readsStore = source === 'pip' && isTrusted(trust, 'system', use.instruction.range.start);
    return (
      !readsStore &&
      !isTrusted(trust, source, use.instruction.range.start) &&
      !namesItsCa(use.command.words.map(({ value }) => value))
    );
  });
  const [first] = uses;
  const host = first && hostOf(first);
  if (!first || host === undefined) return;
  const sources = [...new Set(uses.map((use) => use.trust))];
  const wanted = { sources, first: first.use.instruction, host, intercepted: natureOf(host) === 'public' };
  const installation = installCa(document, stage, new Map([[stage, wanted]]), theCase);
  const problem = {
    range: first.use.command.range,
    message: messageOf(first, host, inStage(known), trust.system),
  };
  if ('declined' in installation) yield { ...problem, declined: installation.declined };
  else
    yield {
      ...problem,
      evidence: [
        isDistrusted(theCase, host)
          ? `The error shows that ${host} presents a certificate of an unknown CA.`
          : `No public CA signs certificates for ${host}.`,
        ...installation.says,
      ],
      fix: {
        title: `Install the CA before ${first.program.name} first needs it`,
        safety: safetyOf(known),
        edits: installation.edits,
        creates: installation.creates,
        missing: installation.missing,
        declares: installation.stages.map((index) => ({ path: document.file.path, at: ['stages', index] })),
      },
    };
};

function messageOf({ program, trust, use }: TlsUse, host: string, where: string, system: number | undefined): string {
  const fetches = `${program.name} goes to ${host}${where}`;
  if (system === undefined) return `${fetches}, but nothing puts the CA of that host into the image.`;
  if (system > use.instruction.range.start) return `${fetches} before the CA is installed further down.`;
  return `${fetches} and does not read the image’s trust store: ${trustVariables[trust]?.name ?? 'its own store'} has to name the CA.`;
}

/** `--cacert ca.crt`, `--cert`, `-c http.sslCAInfo=…`: the command brings its own. */
const namesItsCa = (words: readonly string[]) =>
  words.some((word) =>
    /^--(?:cacert|capath|ca-certificate|ca-directory|ca-file|cert|cafile|certificate-authority)\b|sslCAInfo=|Acquire::https::.{0,200}CAInfo|^-Djavax\.net\.ssl\.trustStore=/i.test(
      word,
    ),
  );
