import { forEachChild, type SyntaxNode } from 'unbash';
import type { Range } from '../../../workspace/source-file.ts';
import { type MappedText, rangeIn } from '../mapped-text.ts';

/** What happens to a script from which commands are taken, in places of the file. */
export interface Cuts {
  cuts: Range[];
  /** Characters in whose place `true` has to stand: of a branch or a condition something must be left. */
  trues: Range[];
}

export type Left = Cuts | 'nothing';

export const unchanged: Cuts = { cuts: [], trues: [] };

export type Span = { pos: number; end: number };

/** The cuts of all parts of which something is left. */
export function together(parts: readonly Left[]): Cuts {
  const cuts = parts.filter((part) => part !== 'nothing');
  return { cuts: cuts.flatMap((part) => part.cuts), trues: cuts.flatMap((part) => part.trues) };
}

/** A span goes, with the here-documents that its nodes read. */
export function cutOut(source: MappedText, { pos, end }: Span, nodes: readonly SyntaxNode[] = []): Cuts {
  const own = end > pos ? [rangeIn(source, pos, end)] : [];
  return { cuts: [...own, ...nodes.flatMap((node) => hereDocuments(source, node))], trues: [] };
}

/** `true` stands in place of a span. Its first character is left to the edit that writes it, so that comments further on stay. */
export function inPlace(source: MappedText, { pos, end }: Span, nodes: readonly SyntaxNode[]): Cuts {
  const { cuts } = cutOut(source, { pos: pos + 1, end }, nodes);
  return { cuts, trues: [rangeIn(source, pos, pos + 1)] };
}

/** Bodies and closing lines of the here-documents that the node reads. */
function hereDocuments(source: MappedText, node: SyntaxNode): Range[] {
  const found: Range[] = [];
  forEachChild(node, (child) => {
    if (child.type === 'HereDoc') found.push(rangeIn(source, child.body.pos, child.closing?.end ?? child.body.end));
    else found.push(...hereDocuments(source, child));
  });
  return found;
}
