import { useApp } from '../app-context.ts';

/** Longer stretches are rarely one secret; a whole file is taken out instead. */
const LONGEST = 20_000;

/** What can be marked as secret of what is selected: without the blanks around it. */
export const markable = (selected: string): string => (selected.length > LONGEST ? '' : selected.trim());

/** Marks the selected text as secret. There while something is selected. */
export function RedactButton() {
  const { redaction, say } = useApp();
  const text = markable(redaction.selected);
  if (text === '') return null;
  const mark = () => {
    redaction.mark(text);
    say('It leaves redacted now, wherever it stands.');
  };
  return (
    // The press must not take the selection away before it is read.
    <button type="button" className="button" onMouseDown={(event) => event.preventDefault()} onClick={mark}>
      Redact this
    </button>
  );
}
