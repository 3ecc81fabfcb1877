import { CopyButton } from '../parts/copy-button.tsx';
import { Icon } from '../parts/icon.tsx';
import { useDownloads } from './use-downloads.ts';

/** The ways out for all changes together. */
export function DownloadButtons() {
  const { archive, patch, patchText } = useDownloads();
  if (!archive) return null;
  return (
    <div className="row downloads">
      <button type="button" className="button primary" id="download-all" onClick={() => void archive()}>
        <Icon name="download" />
        Download all
      </button>
      <button type="button" className="button" onClick={patch}>
        Patch
      </button>
      <CopyButton text={patchText} what="the patch">
        Copy patch
      </CopyButton>
      <span className="faint downloads-note">Downloads hold your originals; copies hold placeholders.</span>
    </div>
  );
}
