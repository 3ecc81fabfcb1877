import { insertBefore } from '../../syntax/dockerfile/index.ts';
import type { Case } from '../rule.ts';
import { caInContext } from './ca-file.ts';
import type { Occurrence } from './detect.ts';
import type { DockerfileDocument } from './document.ts';
import type { Installation } from './installation.ts';
import type { Removal } from './removal.ts';
import type { CommandUse } from './uses.ts';

/**
 * `curl -k https://harbor/…/getcert -o ca.crt` fetches the very CA that would have to vouch for the download (trust on
 * first use). The file is copied from the build context to the same place instead.
 */
export function ownDownload(
  document: DockerfileDocument,
  { use }: Occurrence,
  theCase: Case,
  host: string | undefined,
): { installation: Installation; removal: Removal } | undefined {
  if (use.kind !== 'command' || !use.stage || use.when !== 'build') return undefined;
  const path = downloadedCa(use);
  if (path === undefined) return undefined;
  const ca = caInContext(document, host, theCase);
  const [source] = ca.sources;
  if (!source) return undefined;
  const installation: Installation = {
    brings: 'ca',
    edits: [insertBefore(document.dockerfile, use.instruction, [`COPY ${source} ${path}`])],
    creates: ca.creates.slice(0, 1),
    missing: ca.missing,
    stages: [use.stage.index],
    assumed: true,
    says: [
      'What is fetched is itself a certificate that the image is to trust: unverified, anybody on the way can replace it.',
    ],
  };
  return { installation, removal: use.removal };
}

/** The absolute path to which curl or wget writes a certificate. */
export function downloadedCa({ command, program: { name, args } }: CommandUse): string | undefined {
  if (name !== 'curl' && name !== 'wget') return undefined;
  const at = args.findIndex(({ value }) => /^(?:-[a-zA-Z]*[oO]|--output|--output-document)$/.test(value));
  const attached = args
    .map(({ value }) => /^--output(?:-document)?=(.+)$/s.exec(value)?.[1])
    .find((value) => value !== undefined);
  const redirected = command.redirects.find(({ operator }) => operator === '>')?.target?.value;
  const path = attached ?? (at === -1 ? undefined : args[at + 1]?.value) ?? redirected;
  return path && /^\/[\w./-]+\.(?:crt|pem|cer)$/.test(path) ? path : undefined;
}
