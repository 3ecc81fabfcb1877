import { day, quoted } from '../../../trust/sayings.ts';
import type { Certificate } from '../../../trust/trust.ts';
import type { Case, Rule } from '../../rule.ts';
import type { CertificatesDocument } from '../document.ts';
import { putCaInstead } from '../new-ca.ts';
import { certificatesIn, isCaFile, registryOf } from '../places.ts';
import { anchoring, measured } from '../sources.ts';

export const rule: Rule<CertificatesDocument> = {
  id: 'certificates/leaf-as-ca',
  title: 'A server’s own certificate stands where its CA belongs',
  severity: 'breaks-later',
  what: 'The file that is trusted as CA holds a certificate of the registry itself, and none that signed it.',
  why: 'Go takes any certificate of the file as an anchor, so containerd, Docker and Podman accept exactly this one. The next certificate of the registry is another one, and no client accepts it. OpenSSL, Python and Node refuse it at once.',
  whatToDo: 'Trust the CA that signed it: it stays the same when the registry’s certificate is renewed.',
  references: [anchoring, measured],
  explains: ['x509-unknown-authority'],
  *check(document, theCase) {
    const here = certificatesIn(document, theCase);
    const server = here.find(isServers);
    if (!server || here.some(({ isCa }) => isCa) || !isMeantAsCa(document, theCase)) return;
    const isOld = server.role !== 'leaf';
    if (isOld && !isEarlier(server, theCase)) return;
    const isRefused = !isOld && isRefusedToday(document, theCase);
    const problem = isOld
      ? 'is an earlier certificate of the registry, not the CA: the registry presents another one by now, for which it does not vouch'
      : isRefused
        ? 'is the registry’s own certificate, not the CA that signed it: it vouches for itself alone, and as the pull fails, the registry most likely presents another one by now'
        : `is the registry’s own certificate, not the CA that signed it: it vouches for itself alone, until it is renewed, by ${day(server.notAfter)} at the latest`;
    yield {
      range: server.range,
      message: `${quoted(server.name)} in ${document.file.path} ${problem}.`,
      ...((isOld || isRefused) && { severity: 'breaks-now' }),
      evidence: [`It is issued by ${server.issuer} and is not marked as a CA.`],
      // Of a file whose place nobody has told, the error's own remedy says where the CA belongs.
      ...(isCaFile(document, theCase) && { fix: putCaInstead(document, server.range, theCase) }),
    };
  },
};

/** A certificate that is its own issuer has no CA: then nothing else can be trusted. */
const isServers = ({ isCa, selfSigned, maySecureServers }: Certificate): boolean =>
  !isCa && !selfSigned && maySecureServers;

/** A certificate of the same server from the same CA, which the server no longer presents. */
const isEarlier = ({ commonName, issuer }: Certificate, { trust }: Case): boolean =>
  trust.presented[0]?.commonName === commonName && trust.presented[0].issuer === issuer;

/**
 * Whether a pull that goes by the file fails: a program that reads it accepts this very certificate, so the registry
 * presents another one. What the registry itself was seen to send decides that without the error.
 */
const isRefusedToday = (document: CertificatesDocument, theCase: Case): boolean =>
  isCaFile(document, theCase) &&
  theCase.trust.presentation === 'file' &&
  theCase.evidence.some(
    ({ code, registry, hop }) =>
      code === 'x509-unknown-authority' &&
      (hop === 'registry' || hop === 'unknown') &&
      (registry === undefined || registry === registryOf(document, theCase)),
  );

/** By the file’s path or a configuration; or because it is the only certificate of the case. */
const isMeantAsCa = (document: CertificatesDocument, theCase: Case): boolean =>
  isCaFile(document, theCase) ||
  (document.kind === 'pem-file' && theCase.trust.certificates.length === 1 && theCase.evidence.length > 0);
