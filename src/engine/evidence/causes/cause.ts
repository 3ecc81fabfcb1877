import type { Evidence } from '../../workspace/report.ts';

/** How near to the root an error is: of several in one case the lowest comes first. */
export const weight = {
  /** A daemon does not start or does not read its configuration: everything else follows. */
  configuration: 0,
  /** What follows from such a configuration, and nothing else. */
  consequence: 1,
  trust: 2,
  protocol: 3,
  proxy: 4,
  network: 5,
  credentials: 6,
  content: 7,
  /** Says that something failed, not why. */
  symptom: 8,
} as const;

/** Who failed to reach whom, worded for a sentence. */
export interface Subject {
  /** The program, e.g. `containerd`; “the client” where unknown. */
  who: string;
  /** The host that was contacted, with what it is where that is not plain: “the token server auth.internal.corp”. */
  host: string;
  /** The same without its port: what DNS and certificates know. */
  name: string;
  /** The image, or “the image”. */
  image: string;
}

/** One class of errors. */
export interface Cause {
  /** Stable name of the class. */
  code: string;
  weight: (typeof weight)[keyof typeof weight];
  caCures: Evidence['caCures'];
  /** The words that programs print. A space stands for any blanks: terminals wrap lines. */
  words: RegExp;
  /** Who prints these words and nobody else. */
  client?: string;
  hop?: Evidence['hop'];
  /** The server is none: neither registry nor image that stand near by are what the words are about. */
  isNoRegistry?: true;
  /** Which registry prints these words and no other. */
  registry?: string;
  /** What happened, in one sentence for a tired person. */
  says(subject: Subject): string;
  /** Where the words come from. */
  source: string;
}
