import { readAs } from '../../dialects/index.ts';
import type { SourceFile } from '../../workspace/source-file.ts';
import { type Gate, quoted, surplus } from './gate.ts';

/** The images are those that they were: another one is another program. */
export const imagesGate: Gate = ({ path, dialect, before, after }) => {
  const images = (text: string): string[] => imagesIn({ path, text, dialect });
  const [other] = surplus(images(after), images(before));
  return other === undefined ? [] : [{ gate: 'scope', reason: `${path} would use another image: ${quoted(other)}.` }];
};

function imagesIn(file: Required<Pick<SourceFile, 'dialect'>> & SourceFile): string[] {
  const { facts } = readAs(file.dialect, file).document;
  return 'images' in facts ? facts.images.map(({ value }) => value) : [];
}
