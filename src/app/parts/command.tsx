import { CopyButton } from './copy-button.tsx';

/** A command to run elsewhere: as text, with a button that copies it. */
export function Command({ text, what = 'the command' }: { text: string; what?: string }) {
  return (
    <div className="command">
      <pre>
        <code>{text}</code>
      </pre>
      <CopyButton text={text} what={what} />
    </div>
  );
}
