/** What kept a case from being shared or a shared one from being opened. */
export type ShareErrorCode =
  | 'not-a-case'
  | 'damaged'
  | 'other-version'
  | 'too-large'
  | 'wrong-shape'
  | 'passphrase-needed'
  | 'passphrase-wrong';

const sentences: Readonly<Record<ShareErrorCode, string>> = {
  'not-a-case': 'This is no shared case of Known Authority.',
  damaged: 'The shared case is cut off, or was changed on its way. Ask for the link again, as a whole.',
  'other-version': 'The shared case was made by another version of Known Authority than this page.',
  'too-large': 'The case is too large to be shared. Share it without its files, or send the archive.',
  'wrong-shape': 'What the link holds is no case: Known Authority did not make it.',
  'passphrase-needed': 'The shared case opens with a passphrase.',
  'passphrase-wrong': 'This passphrase does not open the case.',
};

/** Its message is a sentence for the person. */
export class ShareError extends Error {
  override readonly name = 'ShareError';
  readonly code: ShareErrorCode;

  constructor(code: ShareErrorCode) {
    super(sentences[code]);
    this.code = code;
  }
}
