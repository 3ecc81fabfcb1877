import { useId, useState } from 'react';
import { LONGEST_LINK } from '../../engine/share/share.ts';
import type { Shared } from '../../worker/jobs.ts';
import { useApp } from '../app-context.ts';
import { download } from '../downloads/save.ts';
import { Icon } from '../parts/icon.tsx';
import { CopyShared } from './copy-shared.tsx';
import { canSeal, seal } from './seal.ts';
import { SharedView } from './shared-view.tsx';
import { sizeText } from './size.ts';
import { putInAddress } from './use-shared-fragment.ts';

const FILE = 'case.known-authority';

/** The case in an address: shown as the receiver sees it, made on command, copied by one more click. */
export function LinkPanel({ shared }: { shared: Shared }) {
  const { say } = useApp();
  const [passphrase, setPassphrase] = useState('');
  const [made, setMade] = useState<{ of: Shared; link: string }>();
  const field = useId();
  const { fragment } = shared;
  if (!fragment) return <p>This case is too large to be packed. Share the diagnosis alone, or the archive.</p>;
  const link = made?.of === shared ? made.link : undefined;
  const tooLong = fragment.length > LONGEST_LINK;
  const packed = () => (passphrase ? seal(fragment, passphrase) : Promise.resolve(fragment));
  const make = async () => {
    putInAddress(await packed());
    setMade({ of: shared, link: location.href });
    say('The link stands in the address of this page.');
  };
  const save = async () => {
    download(FILE, await packed());
    say(`${FILE} was handed to the browser, redacted. Dropped on this page, it opens as a shared case.`);
  };
  return (
    <div className="share-form">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is shown scrolls, so the keyboard must reach it. */}
      <section className="share-preview" aria-label="What the receiver sees" tabIndex={0}>
        <SharedView shared={shared.case} level={3} />
      </section>
      <div className="row">
        <label htmlFor={field}>Passphrase, if you like</label>
        <input
          id={field}
          className="text-input"
          type="text"
          autoComplete="off"
          spellCheck={false}
          disabled={!canSeal()}
          value={passphrase}
          onChange={(event) => {
            setPassphrase(event.target.value);
            setMade(undefined);
          }}
        />
        <span className="faint">
          {canSeal()
            ? 'Tell it by another way than the link. Nobody can recover it.'
            : 'Browsers encrypt on pages of https and of this machine only.'}
        </span>
      </div>
      <div className="row">
        {tooLong ? (
          <p>
            {sizeText(fragment.length)}: more than the {sizeText(LONGEST_LINK)} that a link carries safely. Save the
            case as a file, or share the diagnosis alone.
          </p>
        ) : (
          <button type="button" className="button primary" onClick={() => void make()}>
            Make the link
          </button>
        )}
        <button type="button" className={tooLong ? 'button primary' : 'button'} onClick={() => void save()}>
          <Icon name="download" />
          Save as a file
        </button>
        {!tooLong && (
          <span className="faint">
            {sizeText(fragment.length)} of {sizeText(LONGEST_LINK)}. It holds the whole case: no server keeps it.
          </span>
        )}
      </div>
      {link && (
        <div className="share-link" ref={(made) => made?.scrollIntoView({ block: 'nearest' })}>
          <input className="text-input mono" aria-label="The link" readOnly value={link} />
          <CopyShared text={link} what="the link" />
          <p className="faint">
            The address of this page is the link now, and your browser's history keeps it. Whoever has the link has what
            you see above.
          </p>
        </div>
      )}
    </div>
  );
}
