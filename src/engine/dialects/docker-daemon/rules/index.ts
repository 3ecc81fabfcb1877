import type { Rule } from '../../rule.ts';
import type { DockerDaemonDocument } from '../document.ts';
import { rule as ignoredKey } from './ignored-key.ts';
import { rule as insecureMirror } from './insecure-mirror.ts';
import { rule as insecureRegistry } from './insecure-registry.ts';
import { rule as mirrorForAPrivateRegistry } from './mirror-for-a-private-registry.ts';
import { rule as notJson } from './not-json.ts';
import { rule as removalNeedsAnEmptyList } from './removal-needs-an-empty-list.ts';
import { rule as tlsKeysAreNotForRegistries } from './tls-keys-are-not-for-registries.ts';
import { rule as unknownKey } from './unknown-key.ts';
import { rule as valueNotAccepted } from './value-not-accepted.ts';

export const rules: readonly Rule<DockerDaemonDocument>[] = [
  notJson,
  unknownKey,
  valueNotAccepted,
  ignoredKey,
  tlsKeysAreNotForRegistries,
  insecureRegistry,
  insecureMirror,
  mirrorForAPrivateRegistry,
  removalNeedsAnEmptyList,
];
