import type { Rule } from '../../rule.ts';
import type { ContainerdConfigDocument } from '../document.ts';
import { rule as byteOrderMark } from './byte-order-mark.ts';
import { rule as configPathIsAList } from './config-path-is-a-list.ts';
import { rule as configPathMisplaced } from './config-path-misplaced.ts';
import { rule as configPathNotAbsolute } from './config-path-not-absolute.ts';
import { rule as configPathNotTheRoot } from './config-path-not-the-root.ts';
import { rule as configPathUnset } from './config-path-unset.ts';
import { rule as credentialsInFile } from './credentials-in-file.ts';
import { rule as criDisabled } from './cri-disabled.ts';
import { rule as dropInReplacesSection } from './drop-in-replaces-section.ts';
import { rule as legacyMirrors } from './legacy-mirrors.ts';
import { rule as legacyTls } from './legacy-tls.ts';
import { rule as mirrorsBesideConfigPath } from './mirrors-beside-config-path.ts';
import { rule as notToml } from './not-toml.ts';
import { rule as plainHttpEndpoint } from './plain-http-endpoint.ts';
import { rule as pluginIdUnknown } from './plugin-id-unknown.ts';
import { rule as pluginIdUnquoted } from './plugin-id-unquoted.ts';
import { rule as registryTableTwice } from './registry-table-twice.ts';
import { rule as tableOfAnotherVersion } from './table-of-another-version.ts';
import { rule as unknownKey } from './unknown-key.ts';
import { rule as verificationDisabled } from './verification-disabled.ts';
import { rule as versionMisplaced } from './version-misplaced.ts';
import { rule as versionMissing } from './version-missing.ts';
import { rule as versionNotAccepted } from './version-not-accepted.ts';
import { rule as wrongType } from './wrong-type.ts';

/** What keeps the file from being read comes first: of findings in one place, the first is the cause of the others. */
export const rules: readonly Rule<ContainerdConfigDocument>[] = [
  byteOrderMark,
  notToml,
  registryTableTwice,
  wrongType,
  versionNotAccepted,
  versionMisplaced,
  versionMissing,
  pluginIdUnquoted,
  pluginIdUnknown,
  tableOfAnotherVersion,
  criDisabled,
  mirrorsBesideConfigPath,
  configPathMisplaced,
  configPathUnset,
  configPathNotAbsolute,
  configPathNotTheRoot,
  configPathIsAList,
  unknownKey,
  legacyTls,
  legacyMirrors,
  verificationDisabled,
  plainHttpEndpoint,
  credentialsInFile,
  dropInReplacesSection,
];
