import { useApp } from '../app-context.ts';
import { download } from '../downloads/save.ts';
import { Icon } from '../parts/icon.tsx';
import { CopyShared } from './copy-shared.tsx';
import { ShownText } from './shown-text.tsx';
import { sizeText } from './size.ts';

interface TextPanelProps {
  text: string;
  /** What it is called in a sentence. */
  what: string;
  /** What a download of it is called; none is offered without. */
  file?: string;
}

/** A redacted text: shown whole, then copied or saved. */
export function TextPanel({ text, what, file }: TextPanelProps) {
  const { say } = useApp();
  if (text === '') return <p className="faint">No file changes, so there is nothing in it.</p>;
  return (
    <div className="share-form">
      <ShownText text={text} label="What the receiver sees" />
      <div className="row">
        <CopyShared text={text} what={what} />
        {file && (
          <button
            type="button"
            className="button"
            onClick={() => {
              download(file, text);
              say(`${file} was handed to the browser, redacted.`);
            }}
          >
            <Icon name="download" />
            Save {file}
          </button>
        )}
        <span className="faint">{sizeText(text.length)}</span>
      </div>
    </div>
  );
}
