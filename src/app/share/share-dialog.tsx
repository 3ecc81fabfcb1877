import { useState } from 'react';
import { hiddenText } from '../../engine/share/sayings.ts';
import type { Shared } from '../../worker/jobs.ts';
import { useApp } from '../app-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Switch } from '../parts/switch.tsx';
import { type Tab, Tabs } from '../parts/tabs.tsx';
import { ArchivePanel } from './archive-panel.tsx';
import { LinkPanel } from './link-panel.tsx';
import { TextPanel } from './text-panel.tsx';
import { useShared } from './use-shared.ts';

type FormName = 'link' | 'report' | 'chat' | 'patch' | 'archive';

/** Everything that leaves the page as the person's own message: redacted, shown first, handed over by one more click. */
export function ShareDialog({ onClose }: { onClose(): void }) {
  const { redaction } = useApp();
  const [diagnosisOnly, setDiagnosisOnly] = useState(false);
  const sharing = useShared(diagnosisOnly);
  return (
    <Dialog title="Share" onClose={onClose} wide>
      <div className="share">
        <div className="row share-choices">
          <Switch on={diagnosisOnly} onChange={setDiagnosisOnly}>
            The diagnosis alone, without files
          </Switch>
          <Switch on={redaction.options.classes?.includes('identifying') ?? false} onChange={redaction.identify}>
            Hide names and addresses too
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
  const { redaction, show } = useApp();
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
        {redaction.kept.length > 0 && <strong>{redaction.kept.length} left readable by you. </strong>}
        <button type="button" className="link-button underlined" onClick={() => show('redaction')}>
          What is hidden, and why
        </button>
        . No list of secrets is complete: read what is shown below before you hand it on.
        <span className="faint"> Downloads under “Changes” are not touched by this: they hold the originals.</span>
      </p>
      <Tabs<FormName> label="Forms" tabs={forms} open={open} onOpen={setOpen} />
    </>
  );
}
