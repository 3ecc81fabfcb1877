import type { DialectId } from '../../workspace/source-file.ts';
import { type Gate, quoted, surplus } from './gate.ts';

const withoutComments = new Set<DialectId>(['docker-daemon', 'docker-client-config']);

/** Every comment is still there: people write down in them why something is as it is. */
export const commentsGate: Gate = ({ path, dialect, before, after }) => {
  if (withoutComments.has(dialect)) return [];
  const lost = surplus(commentsIn(before), commentsIn(after))[0];
  return lost === undefined ? [] : [{ gate: 'comments', reason: `${path} has lost a comment: ${quoted(lost)}` }];
};

const commentsIn = (text: string): string[] =>
  text.split('\n').flatMap((line) => {
    const comment = /(?:^|\s)#.*/.exec(line)?.[0].trim();
    return comment && comment !== '#' ? [comment] : [];
  });
