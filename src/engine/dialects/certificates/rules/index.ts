import type { Rule } from '../../rule.ts';
import type { CertificatesDocument } from '../document.ts';
import { rule as caDoesNotSignChain } from './ca-does-not-sign-chain.ts';
import { rule as caFlagMissing } from './ca-flag-missing.ts';
import { rule as duplicateCertificate } from './duplicate-certificate.ts';
import { rule as expired } from './expired.ts';
import { rule as expiresSoon } from './expires-soon.ts';
import { rule as intermediateOmittedByServer } from './intermediate-omitted-by-server.ts';
import { rule as ipInDnsSan } from './ip-in-dns-san.ts';
import { rule as keyUsageWrong } from './key-usage-wrong.ts';
import { rule as leafAsCa } from './leaf-as-ca.ts';
import { rule as nameConstraints } from './name-constraints.ts';
import { rule as nameMismatch } from './name-mismatch.ts';
import { rule as noSan } from './no-san.ts';
import { rule as notYetValid } from './not-yet-valid.ts';
import { rule as pathLength } from './path-length.ts';
import { rule as pemUnreadable } from './pem-unreadable.ts';
import { rule as privateKeyPasted } from './private-key-pasted.ts';
import { rule as refusedByGo } from './refused-by-go.ts';
import { rule as sha1Signature } from './sha1-signature.ts';
import { rule as unrelatedCertificate } from './unrelated-certificate.ts';
import { rule as weakKey } from './weak-key.ts';
import { rule as wrongOrder } from './wrong-order.ts';

/** In the order in which Go would stumble over them. */
export const rules: readonly Rule<CertificatesDocument>[] = [
  privateKeyPasted,
  pemUnreadable,
  refusedByGo,
  expired,
  notYetValid,
  noSan,
  nameMismatch,
  ipInDnsSan,
  intermediateOmittedByServer,
  caDoesNotSignChain,
  leafAsCa,
  caFlagMissing,
  keyUsageWrong,
  nameConstraints,
  pathLength,
  sha1Signature,
  weakKey,
  expiresSoon,
  wrongOrder,
  duplicateCertificate,
  unrelatedCertificate,
];
