import { useApp } from '../app-context.ts';
import { download } from '../downloads/save.ts';
import { Icon } from '../parts/icon.tsx';
import { ShownText } from './shown-text.tsx';
import { sizeText } from './size.ts';

const NAME = 'known-authority-redacted.zip';

/** All changed files, the patch, the steps and the report in one archive, redacted: each of them can be read first. */
export function ArchivePanel({ entries }: { entries: ReadonlyMap<string, string> }) {
  const { say } = useApp();
  const save = async () => {
    const { zipOf } = await import('../../engine/share/archive.ts');
    download(NAME, zipOf(entries));
    say(`${NAME} was handed to the browser, redacted.`);
  };
  return (
    <div className="share-form">
      <ul className="share-entries">
        {[...entries].map(([path, text]) => (
          <li key={path}>
            <details>
              <summary>
                <Icon name="chevron" />
                <span className="mono">{path}</span>
                <span className="faint">{sizeText(text.length)}</span>
              </summary>
              <ShownText text={text} label={path} />
            </details>
          </li>
        ))}
      </ul>
      <div className="row">
        <button type="button" className="button primary" onClick={() => void save()}>
          <Icon name="download" />
          Save the archive
        </button>
        <span className="faint">Its files hold placeholders: they are for reading, not for a node.</span>
      </div>
    </div>
  );
}
