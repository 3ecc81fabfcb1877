import { assess } from '../engine/trust/assess.ts';
import type { Assess } from '../engine/trust/trust.ts';

declare global {
  /** Set by the script of this file, which exports nothing: the engine's worker is a classic one. */
  var assessCertificates: Assess | undefined;
}

globalThis.assessCertificates = assess;
