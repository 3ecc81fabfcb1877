import { useState } from 'react';
import { hiddenText } from '../../engine/share/sayings.ts';
import type { Shared } from '../../worker/jobs.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Switch } from '../parts/switch.tsx';
import { type Tab, Tabs } from '../parts/tabs.tsx';
import { ArchivePanel } from './archive-panel.tsx';
import { LinkPanel } from './link-panel.tsx';
import { TextPanel } from './text-panel.tsx';
import { useShared, type Wish } from './use-shared.ts';

type FormName = 'link' | 'report' | 'chat' | 'patch' | 'archive';

/** Everything that leaves the page as the person's own message: redacted, shown first, handed over by one more click. */
export function ShareDialog({ onClose }: { onClose(): void }) {
  const [wish, setWish] = useState<Wish>({ diagnosisOnly: false, identifying: false });
  const sharing = useShared(wish);
  return (
    <Dialog title="Share" onClose={onClose} wide>
      <div className="share">
        <div className="row share-choices">
          <Switch on={wish.diagnosisOnly} onChange={(diagnosisOnly) => setWish({ ...wish, diagnosisOnly })}>
            The diagnosis alone, without files
          </Switch>
          <Switch on={wish.identifying} onChange={(identifying) => setWish({ ...wish, identifying })}>
            Hide host names, addresses and accounts too
          </Switch>
        </div>
        {'shared' in sharing ? (
          <Forms shared={sharing.shared} />
        ) : (
          <p className="faint" role="status">
            {'failure' in sharing ? `This could not be prepared: ${sharing.failure}` : 'Replacing secrets …'}
          </p>
        )}
      </div>
    </Dialog>
  );
}

function Forms({ shared }: { shared: Shared }) {
  const [open, setOpen] = useState<FormName>('link');
  const hidden = hiddenText(shared.case);
  const forms: readonly Tab<FormName>[] = [
    { name: 'link', title: 'Link', panel: <LinkPanel shared={shared} /> },
    {
      name: 'report',
      title: 'Markdown report',
      panel: <TextPanel text={shared.report} what="the report" file="report.md" />,
    },
    { name: 'chat', title: 'Text for a chat', panel: <TextPanel text={shared.chat} what="the text" /> },
    { name: 'patch', title: 'Patch', panel: <TextPanel text={shared.patch} what="the patch" file="redacted.patch" /> },
    { name: 'archive', title: 'Archive', panel: <ArchivePanel entries={shared.archive} /> },
  ];
  return (
    <>
      <p className="share-hidden">
        {hidden ? (
          <>
            Placeholders stand for <strong>{hidden}</strong>.
          </>
        ) : (
          'No secret was found in this case.'
        )}{' '}
        No list of secrets is complete: read what is shown below before you hand it on.
        <span className="faint"> Downloads under “Changes” are not touched by this: they hold the originals.</span>
      </p>
      <Tabs<FormName> label="Forms" tabs={forms} open={open} onOpen={setOpen} />
    </>
  );
}
