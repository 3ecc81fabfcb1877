import { CopyButton } from './copy-button.tsx';

/** A command to run elsewhere: as text, with a button that copies it. */
export function Command({ text, what = 'the command' }: { text: string; what?: string }) {
  return (
    <div className="command">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, so the keyboard must reach them. */}
      <pre tabIndex={0}>
        <code>{text}</code>
      </pre>
      <CopyButton text={text} what={what} />
    </div>
  );
}
