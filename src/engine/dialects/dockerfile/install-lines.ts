import type { Instruction, Stage } from '../../syntax/dockerfile/index.ts';
import type { Base } from './base.ts';
import type { ContextCa } from './ca-file.ts';
import type { DockerfileDocument } from './document.ts';
import { type Family, familyOf } from './families.ts';
import type { Builder, Declined } from './installation.ts';
import { hasPrivateSources, installsCaCertificates } from './packages.ts';
import { isTrusted, type PlacedCa } from './stage-trust.ts';
import { type TrustSource, trustVariables } from './trust-source.ts';
import { isRoot, userBefore } from './user.ts';

interface Question {
  document: DockerfileDocument;
  stage: Stage;
  first: Instruction;
  /** Sources of trust that do not know the CA yet. */
  sources: readonly TrustSource[];
  intercepted: boolean;
  base: Base;
  ca: ContextCa;
  builder: Builder | undefined;
}

interface Lines {
  lines: string[];
  /** They copy the CA from the build context. */
  copies: boolean;
}

/** Tools that need the CA file and nothing of the system. */
export const fileIsEnough = (source: TrustSource) => source === 'node' || source === 'deno';
const anyDirectory = '/usr/local/share/ca-certificates';

/** The instructions that make `sources` trust the CA in this stage, or why they cannot be known. */
export function linesFor(question: Question): Lines | Declined {
  const { base, sources, ca, builder } = question;
  const family = base.known ? familyOf(base.image.family) : undefined;
  if (family) return storeLines(question, family);
  const isWindows = base.known && base.image.family === 'windows';
  if (sources.every(fileIsEnough) && !isWindows)
    return {
      lines: [copyLine(ca, anyDirectory), ...variableLines(sources, `${anyDirectory}/${ca.name}`, '')],
      copies: true,
    };
  if (builder)
    return {
      lines: [
        `COPY --from=${builder.stage.from.name ?? builder.stage.index} ${builder.family.bundle} /etc/ssl/certs/ca-certificates.crt`,
        ...variableLines(sources, '/etc/ssl/certs/ca-certificates.crt', '/etc/ssl/certs/ca-certificates.crt'),
      ],
      copies: false,
    };
  return { declined: whyNot(base) };
}

function whyNot(base: Base): string {
  if (!base.known)
    return `${base.reason} How a CA is installed depends on its distribution, so nothing is changed. Name the distribution by its image, or install the CA in the base image.`;
  if (base.image.family === 'windows')
    return 'In a Windows image the CA is installed with certoc.exe -addstore root (or Import-Certificate); this is not written here.';
  return 'Nothing can be installed in this base image, and no stage before it has a store that could be copied with COPY --from.';
}

function storeLines(question: Question, family: Family): Lines | Declined {
  const { document, stage, first, sources, ca, base } = question;
  const trust = document.trusts[stage.index];
  const stored = trust !== undefined && isTrusted(trust, 'system', first.range.start);
  const placed = trust?.placed.findLast(({ instruction }) => instruction.range.start < first.range.start);
  const path = stored ? placed && fileOf(placed) : `${family.anchors}/${ca.name}`;
  const oneFile = path && (stored || ca.sources.length === 1) ? path : family.bundle;
  const java = sources.includes('java') ? javaLines(base, oneFile) : [];
  if ('declined' in java) return java;
  const lines = [
    ...(stored ? [] : [copyLine(ca, family.anchors), ...runLines(updateCommands(question, family))]),
    ...java,
  ];
  const user = userBefore(document, stage, first, base);
  const asRoot = lines.length === 0 || isRoot(user) ? lines : ['USER root', ...lines, `USER ${user}`];
  return { lines: [...asRoot, ...variableLines(sources, oneFile, family.bundle)], copies: !stored };
}

function updateCommands({ document, stage, first, base, intercepted, ca }: Question, family: Family): string[] {
  const { install, update } = family;
  const ready = (base.known && base.image.updates) || installsCaCertificates(document, stage, first.range.start);
  if (ready || !install) return [update];
  const trusting = intercepted || hasPrivateSources(document, stage);
  return [...install.commands(trusting ? `${family.anchors}/${ca.name}` : undefined), update, ...install.after];
}

/** JDK 9 and later; the truststore of JDK 8 is elsewhere in every distribution (keytool(1) -cacerts). */
function javaLines(base: Base, path: string): string[] | Declined {
  if (!base.known || !base.image.java)
    return {
      declined:
        'Java keeps a truststore of its own, and which runtime this image has is not visible here: import the CA with keytool -importcert -cacerts where it is installed.',
    };
  return [`RUN keytool -importcert -noprompt -cacerts -storepass changeit -alias corp-ca -file ${path}`];
}

/** COPY of the CA; to its own name where it is one file. */
function copyLine({ sources, name }: ContextCa, directory: string): string {
  return `COPY ${sources.join(' ')} ${directory}/${sources.length === 1 ? name : ''}`;
}

export function runLines(commands: readonly string[]): string[] {
  return commands.map((command, index) => {
    const goesOn = index < commands.length - 1 ? ' \\' : '';
    return `${index === 0 ? 'RUN ' : '    && '}${command}${goesOn}`;
  });
}

/** The variables that make the tools of these sources read the CA. */
function variableLines(sources: readonly TrustSource[], caPath: string, bundle: string): string[] {
  const lines = sources.flatMap((source) => {
    const variable = trustVariables[source];
    return variable ? [`ENV ${variable.name}=${variable.holds === 'ca' ? caPath : bundle}`] : [];
  });
  return [...new Set(lines)];
}

function fileOf({ destination, source }: PlacedCa): string | undefined {
  if (/\.crt$/i.test(destination)) return destination;
  const name = source && /[^/]+\.crt$/i.exec(source.value)?.[0];
  return name ? `${destination.replace(/\/$/, '')}/${name}` : undefined;
}
