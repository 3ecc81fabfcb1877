import type { Rule } from '../../rule.ts';
import type { ContainerdHostsDocument } from '../document.ts';
import { rule as byteOrderMark } from './byte-order-mark.ts';
import { rule as caMissing } from './ca-missing.ts';
import { rule as caOfAnotherHostMissing } from './ca-of-another-host-missing.ts';
import { rule as caOnOneEntryOnly } from './ca-on-one-entry-only.ts';
import { rule as certificateFileUnusable } from './certificate-file-unusable.ts';
import { rule as certificatePathRelative } from './certificate-path-relative.ts';
import { rule as clientPairFlat } from './client-pair-flat.ts';
import { rule as credentialsInFile } from './credentials-in-file.ts';
import { rule as directoryNameMismatch } from './directory-name-mismatch.ts';
import { rule as fileNameMismatch } from './file-name-mismatch.ts';
import { rule as hostTableMissing } from './host-table-missing.ts';
import { rule as hostsAsInlineOrDottedKeys } from './hosts-as-inline-or-dotted-keys.ts';
import { rule as keyAfterHostTable } from './key-after-host-table.ts';
import { rule as newerThanTarget } from './newer-than-target.ts';
import { rule as notToml } from './not-toml.ts';
import { rule as pathWithoutOverride } from './path-without-override.ts';
import { rule as plainHttp } from './plain-http.ts';
import { rule as plainHttpWithTlsKeys } from './plain-http-with-tls-keys.ts';
import { rule as unknownCapability } from './unknown-capability.ts';
import { rule as unknownKey } from './unknown-key.ts';
import { rule as upstreamFallbackWithoutCa } from './upstream-fallback-without-ca.ts';
import { rule as urlMalformed } from './url-malformed.ts';
import { rule as urlWithoutScheme } from './url-without-scheme.ts';
import { rule as verificationDisabled } from './verification-disabled.ts';
import { rule as wrongType } from './wrong-type.ts';

export const rules: readonly Rule<ContainerdHostsDocument>[] = [
  notToml,
  byteOrderMark,
  directoryNameMismatch,
  hostTableMissing,
  keyAfterHostTable,
  hostsAsInlineOrDottedKeys,
  wrongType,
  unknownKey,
  unknownCapability,
  newerThanTarget,
  urlMalformed,
  urlWithoutScheme,
  pathWithoutOverride,
  certificateFileUnusable,
  clientPairFlat,
  caMissing,
  caOfAnotherHostMissing,
  verificationDisabled,
  plainHttp,
  plainHttpWithTlsKeys,
  caOnOneEntryOnly,
  upstreamFallbackWithoutCa,
  credentialsInFile,
  certificatePathRelative,
  fileNameMismatch,
];
