import type { RedactionOptions } from '../../engine/redaction/redact.ts';

const none: RedactionOptions = {};

/** What the person chose to hide or to keep readable. */
export const useRedactionOptions = (): RedactionOptions => none;
