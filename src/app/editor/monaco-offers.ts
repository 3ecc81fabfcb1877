import type * as Monaco from 'monaco-editor/editor';
import type { Mark } from './code-editor.ts';

/** What one model is told about: the page's marks in the model's own positions. */
export interface Told {
  marks: readonly { mark: Mark; range: Monaco.Range }[];
  onFix(id: string): void;
}

const APPLY = 'known-authority.apply-fix';
const told = new Map<string, Told>();

/** Sets what hovers and quick fixes offer in a model; undefined forgets the model. */
export function offer(model: Monaco.editor.ITextModel, what: Told | undefined): void {
  if (what) told.set(model.uri.toString(), what);
  else told.delete(model.uri.toString());
}

/** Registers hovers and quick fixes once for all languages; each model answers from what it was offered. */
export function registerOffers(monaco: typeof Monaco): void {
  const at = (model: Monaco.editor.ITextModel, range: Monaco.IRange) =>
    (told.get(model.uri.toString())?.marks ?? []).filter((item) =>
      monaco.Range.areIntersectingOrTouching(item.range, range),
    );

  monaco.editor.registerCommand(APPLY, (_services, uri: string, id: string) => told.get(uri)?.onFix(id));

  monaco.languages.registerHoverProvider('*', {
    provideHover(model, position) {
      const here = monaco.Range.fromPositions(position);
      const [first, ...others] = at(model, here);
      if (!first) return null;
      return {
        range: others.reduce((range, item) => range.plusRange(item.range), first.range),
        contents: [first, ...others].map(({ mark }) => ({ value: explanation(mark) })),
      };
    },
  });

  monaco.languages.registerCodeActionProvider('*', {
    provideCodeActions(model, range, context) {
      const actions = at(model, range).flatMap(({ mark }): Monaco.languages.CodeAction[] => {
        if (!mark.fix) return [];
        return [
          {
            title: mark.fix.safe ? mark.fix.title : `${mark.fix.title} (needs review)`,
            kind: 'quickfix',
            isPreferred: mark.fix.safe,
            diagnostics: context.markers.filter(({ message }) => message === mark.message),
            command: { id: APPLY, title: mark.fix.title, arguments: [model.uri.toString(), mark.id] },
          },
        ];
      });
      return { actions, dispose: () => {} };
    },
  });
}

/** Why, what to do, and where that is written. The marker itself already says what. */
function explanation(mark: Mark): string {
  const parts = [`**Why** ${plain(mark.why)}`, `**What to do** ${plain(mark.whatToDo)}`];
  if (mark.references.length > 0) parts.push(`**Source** ${mark.references.map(plain).join(' · ')}`);
  return parts.join('\n\n');
}

/**
 * Text as Markdown that shows just this text, with what stands between backticks as code: whatever a file says, it never
 * becomes a link, an image or markup.
 */
const plain = (text: string): string =>
  text
    .split(/`([^`\n]+)`/)
    .map((piece, index) =>
      index % 2 === 1 ? `\`${piece}\`` : piece.replace(/[!-/:-@[-`{-~]/g, '\\$&').replace(/\s+/g, ' '),
    )
    .join('');
