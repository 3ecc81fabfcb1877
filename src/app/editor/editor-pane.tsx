import { Component, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import type { CodeEditorProps } from './code-editor.ts';
import { PlainEditor } from './plain-editor.tsx';
import { richEditor, useRichEditor } from './rich-editor.ts';
import { EDITABLE_UP_TO, PLAIN_UP_TO, SlicePreview } from './slice-preview.tsx';

const MonacoEditor = lazy(richEditor);

/**
 * The one place where an editor is chosen. The plain one comes first; the rich one takes over when it has arrived, nobody
 * is typing, and no first report is still to be drawn (`waiting`): that comes before colours. It gives back when it fails.
 */
export function EditorPane({ rich, waiting, ...props }: CodeEditorProps & { rich: boolean; waiting: boolean }) {
  const pane = useRef<HTMLDivElement>(null);
  const arrival = useRichEditor(rich);
  /** Whether the editor has the focus, so that the next one gets it. */
  const focused = useRef(false);
  const [crashed, setCrashed] = useState(false);
  const [typing, setTyping] = useState(false);
  const { file } = props;
  const tooLong = file !== undefined && file.text.length > EDITABLE_UP_TO;
  const failed = crashed || arrival === 'failed';
  const wanted = rich && arrival === 'ready' && !failed && file !== undefined && !tooLong;
  const [shown, setShown] = useState<{ kind: 'plain' | 'rich'; hadFocus: boolean }>({ kind: 'plain', hadFocus: false });

  // A textarea in which somebody types stays until they leave it: an exchange would interrupt them.
  useEffect(() => {
    const kind = wanted && !typing && !waiting ? 'rich' : wanted ? undefined : 'plain';
    if (!kind) return;
    const hadFocus = pane.current?.contains(document.activeElement) ?? false;
    setShown((now) => (now.kind === kind ? now : { kind, hadFocus }));
  }, [wanted, typing, waiting]);

  // A long text is not laid out as a whole for the moment until the rich editor takes it.
  const coming = rich && !failed && !tooLong && file !== undefined && file.text.length > PLAIN_UP_TO;
  const plain =
    tooLong || coming ? (
      <SlicePreview {...props} coming={coming} takesFocus={coming && focused.current} />
    ) : (
      <PlainEditor {...props} takesFocus={shown.hadFocus} />
    );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches what bubbles up from the editor inside.
    <div
      className="editor-pane"
      ref={pane}
      onInput={() => shown.kind === 'plain' && setTyping(true)}
      onFocus={() => {
        focused.current = true;
      }}
      onBlur={() => {
        focused.current = false;
        setTyping(false);
      }}
    >
      {shown.kind === 'rich' && wanted ? (
        <Fallback instead={plain} onFail={() => setCrashed(true)}>
          <Suspense fallback={plain}>
            <MonacoEditor {...props} takesFocus={shown.hadFocus} />
          </Suspense>
        </Fallback>
      ) : (
        plain
      )}
    </div>
  );
}

interface FallbackProps {
  instead: ReactNode;
  onFail(): void;
  children: ReactNode;
}

/** Shows the other editor when this one throws. */
class Fallback extends Component<FallbackProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch() {
    this.props.onFail();
  }

  override render() {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
