import type { Answer, Failure, Question } from '../../engine/second-opinion/question.ts';

/** Page → worker. The artefact comes along with the first question to its release. */
export interface AskRelease {
  id: number;
  release: string;
  /** The gzipped module, in base64: the page may connect to nothing, so it comes as a script. */
  artefact?: string;
  question: Question;
}

/** Worker → page. */
export interface ReleaseAnswer {
  id: number;
  answer: Answer | Failure;
}
