import { type ClipboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { hiddenIn } from '../redaction/hidden.ts';
import type { CodeEditorProps } from './code-editor.ts';
import { LineGutter, marksByLine } from './line-gutter.tsx';
import { PlainUnder } from './plain-under.tsx';
import { sourceAfter, viewOf } from './view-text.ts';

const LINE_HEIGHT = 20;

/**
 * The editor that needs nothing but the platform: first paint, phones, screen readers, and what remains when the rich one
 * fails. Tab moves on as everywhere else on the page.
 */
export function PlainEditor(props: CodeEditorProps) {
  const { file, language, label, marks, secrets, reveal, takesFocus, onChange, onPasteAll, onSelect } = props;
  const source = file?.text ?? '';
  const view = useMemo(() => viewOf(source, hiddenIn(source)), [source]);
  const area = useRef<HTMLTextAreaElement>(null);
  const under = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const wraps = language === 'text';
  const byLine = useMemo(() => (wraps ? new Map() : marksByLine(source, marks)), [wraps, source, marks]);

  useEffect(() => {
    if (takesFocus) area.current?.focus();
  }, [takesFocus]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a jump happens once a turn, not on every change of the text.
  useLayoutEffect(() => {
    const element = area.current;
    if (!reveal || !element) return;
    const [start, end] = [view.toView(reveal.range.start), view.toView(reveal.range.end)];
    // A textarea scrolls to its caret when it receives the focus, and only then.
    element.blur();
    element.setSelectionRange(start, start);
    element.focus();
    element.setSelectionRange(start, end);
    const line = view.text.slice(0, start).split('\n').length - 1;
    if (!wraps) element.scrollTop = Math.max(line * LINE_HEIGHT - element.clientHeight / 3, 0);
  }, [reveal?.turn, file?.id]);

  // React's own event misses selections that are not made with the mouse or a key, e.g. by an assistive technology.
  useEffect(() => {
    const tell = () => {
      const element = area.current;
      if (!element || document.activeElement !== element) return;
      onSelect(source.slice(view.toSource(element.selectionStart), view.toSource(element.selectionEnd)));
    };
    document.addEventListener('selectionchange', tell);
    return () => document.removeEventListener('selectionchange', tell);
  }, [source, view, onSelect]);

  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const text = event.clipboardData.getData('text/plain');
    if (text === '' || selectionStart > 0 || selectionEnd < value.length) return;
    event.preventDefault();
    onPasteAll(text);
  };

  const scrolled = ({ scrollTop, scrollLeft }: HTMLTextAreaElement) => {
    setTop(scrollTop);
    under.current?.scrollTo(scrollLeft, scrollTop);
  };

  return (
    <div className={wraps ? 'plain-editor wraps' : 'plain-editor'}>
      {!wraps && <LineGutter lines={view.text} marks={byLine} top={top} lineHeight={LINE_HEIGHT} />}
      <div className="plain-field">
        <PlainUnder ref={under} view={view} secrets={secrets} />
        <textarea
          ref={area}
          className="plain-text"
          aria-label={label}
          value={view.text}
          wrap={wraps ? 'soft' : 'off'}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          onScroll={(event) => scrolled(event.currentTarget)}
          onChange={(event) => onChange(sourceAfter(source, view, event.target.value))}
          onPaste={paste}
        />
      </div>
    </div>
  );
}
