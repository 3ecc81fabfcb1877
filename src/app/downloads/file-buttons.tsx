import type { PlannedFile } from '../../engine/workspace/report.ts';
import { useApp } from '../app-context.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Icon } from '../parts/icon.tsx';
import { canSaveInPlace, download, fileName, saveInPlace } from './save.ts';

/** The ways out for one corrected file. */
export function FileButtons({ file, patch }: { file: PlannedFile; patch: string | undefined }) {
  const { say, saved } = useApp();
  const name = fileName(file.installAt ?? file.path);
  const save = () => {
    download(name, file.after);
    saved();
    say(`${name} was handed to the browser.`);
  };
  const overwrite = async () => {
    if (!confirm(`Write the corrected ${name} into a file that you choose now? What is in it is replaced.`)) return;
    try {
      if (await saveInPlace(name, file.after)) {
        saved();
        say(`${name} is written.`);
      }
    } catch {
      say('The browser refused to write the file. Download it instead.');
    }
  };
  return (
    <>
      <button type="button" className="button quiet" onClick={save}>
        <Icon name="download" />
        Download
      </button>
      <CopyButton text={file.after} what={`the corrected ${name}`}>
        Copy
      </CopyButton>
      {patch && (
        <CopyButton text={patch} what={`the patch of ${name}`}>
          Copy patch
        </CopyButton>
      )}
      {canSaveInPlace() && (
        <button type="button" className="button quiet" onClick={() => void overwrite()}>
          <Icon name="save" />
          Save over …
        </button>
      )}
    </>
  );
}
