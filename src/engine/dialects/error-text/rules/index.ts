import type { Rule } from '../../rule.ts';
import type { ErrorTextDocument } from '../document.ts';
import { rule as accessDenied } from './access-denied.ts';
import { rule as addressNotAllowed } from './address-not-allowed.ts';
import { rule as answerIsNoRegistry } from './answer-is-no-registry.ts';
import { rule as caFileUnusable } from './ca-file-unusable.ts';
import { rule as caHasSameNameButOtherKey } from './ca-has-same-name-but-other-key.ts';
import { rule as causeCutOff } from './cause-cut-off.ts';
import { rule as certificateExpired } from './certificate-expired.ts';
import { rule as certificateMalformed } from './certificate-malformed.ts';
import { rule as certificateNameMismatch } from './certificate-name-mismatch.ts';
import { rule as certificateWithoutIpSan } from './certificate-without-ip-san.ts';
import { rule as certificateWithoutSan } from './certificate-without-san.ts';
import { rule as clientCertificateRejected } from './client-certificate-rejected.ts';
import { rule as clientCertificateRequired } from './client-certificate-required.ts';
import { rule as clientCertificateUnusable } from './client-certificate-unusable.ts';
import { rule as connectionClosed } from './connection-closed.ts';
import { rule as connectionRefused } from './connection-refused.ts';
import { rule as contentRefused } from './content-refused.ts';
import { rule as credentialsMissingOrRejected } from './credentials-missing-or-rejected.ts';
import { rule as criNotLoaded } from './cri-not-loaded.ts';
import { rule as daemonDoesNotStart } from './daemon-does-not-start.ts';
import { rule as daemonNotReached } from './daemon-not-reached.ts';
import { rule as diskFull } from './disk-full.ts';
import { rule as harborPolicy } from './harbor-policy.ts';
import { rule as hostsTomlRejected } from './hosts-toml-rejected.ts';
import { rule as httpsPortAddressedAsHttp } from './https-port-addressed-as-http.ts';
import { rule as imageNotFound } from './image-not-found.ts';
import { rule as imageReferenceInvalid } from './image-reference-invalid.ts';
import { rule as localOnlyImage } from './local-only-image.ts';
import { rule as mirrorNotTrusted } from './mirror-not-trusted.ts';
import { rule as nameNotResolved } from './name-not-resolved.ts';
import { rule as noUsableEndpoint } from './no-usable-endpoint.ts';
import { rule as notTls } from './not-tls.ts';
import { rule as notYetValidOrClockBehind } from './not-yet-valid-or-clock-behind.ts';
import { rule as plainHttpRegistry } from './plain-http-registry.ts';
import { rule as proxyTrouble } from './proxy-trouble.ts';
import { rule as pullPolicyNever } from './pull-policy-never.ts';
import { rule as rateLimited } from './rate-limited.ts';
import { rule as registryBlocked } from './registry-blocked.ts';
import { rule as registryNotTrusted } from './registry-not-trusted.ts';
import { rule as registrySettingIgnored } from './registry-setting-ignored.ts';
import { rule as registryUnavailable } from './registry-unavailable.ts';
import { rule as serverIsNoRegistry } from './server-is-no-registry.ts';
import { rule as sha1Signature } from './sha1-signature.ts';
import { rule as systemRootsMissing } from './system-roots-missing.ts';
import { rule as tlsHandshakeRefused } from './tls-handshake-refused.ts';
import { rule as tlsInterceptionSuspected } from './tls-interception-suspected.ts';
import { rule as tokenServerNotTrusted } from './token-server-not-trusted.ts';
import { rule as unreachable } from './unreachable.ts';

/** In the order in which a pull would meet them. */
export const rules: readonly Rule<ErrorTextDocument>[] = [
  daemonNotReached,
  serverIsNoRegistry,
  criNotLoaded,
  daemonDoesNotStart,
  hostsTomlRejected,
  caFileUnusable,
  clientCertificateUnusable,
  noUsableEndpoint,
  registryBlocked,
  registryNotTrusted,
  tokenServerNotTrusted,
  mirrorNotTrusted,
  tlsInterceptionSuspected,
  caHasSameNameButOtherKey,
  certificateExpired,
  notYetValidOrClockBehind,
  certificateNameMismatch,
  certificateWithoutSan,
  certificateWithoutIpSan,
  certificateMalformed,
  sha1Signature,
  systemRootsMissing,
  plainHttpRegistry,
  httpsPortAddressedAsHttp,
  notTls,
  answerIsNoRegistry,
  clientCertificateRequired,
  clientCertificateRejected,
  tlsHandshakeRefused,
  proxyTrouble,
  registryUnavailable,
  nameNotResolved,
  connectionRefused,
  connectionClosed,
  unreachable,
  credentialsMissingOrRejected,
  accessDenied,
  addressNotAllowed,
  rateLimited,
  imageNotFound,
  contentRefused,
  harborPolicy,
  imageReferenceInvalid,
  localOnlyImage,
  pullPolicyNever,
  diskFull,
  registrySettingIgnored,
  causeCutOff,
];
