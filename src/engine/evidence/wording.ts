/** The pattern with every space standing for any blanks: terminals, mails and issue trackers wrap lines. */
export const wrapped = (words: RegExp, flags = ''): RegExp => new RegExp(words.source.replaceAll(' ', '\\s+'), flags);
