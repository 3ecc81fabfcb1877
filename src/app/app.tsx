import { lazy, Suspense, useState } from 'react';
import type { Engine } from '../worker/engine-client.ts';
import { Palette } from './actions/palette.tsx';
import { useShortcuts } from './actions/use-shortcuts.ts';
import { AppContext, useApp } from './app-context.ts';
import { Assistant } from './assistant/assistant.tsx';
import { Changes } from './changes/changes.tsx';
import { useDownloads } from './downloads/use-downloads.ts';
import { DropTarget } from './evidence/drop-target.tsx';
import { Evidence } from './evidence/evidence.tsx';
import { ExampleList } from './examples/example-list.tsx';
import { Help } from './help/help.tsx';
import { PageHead } from './page-head.tsx';
import { Dialog } from './parts/dialog.tsx';
import { Splitter } from './parts/splitter.tsx';
import { STACKED, useMedia } from './parts/use-media.ts';
import type { Remembered } from './preferences/preferences.ts';
import { Settings } from './preferences/settings.tsx';
import { RedactionList } from './redaction/redaction-list.tsx';
import type { Releases } from './second-opinion/releases.ts';
import { Announcer } from './status/announcer.tsx';
import { StatusLine } from './status/status-line.tsx';
import { useAppState } from './use-app-state.ts';
import { Verdict } from './verdict/verdict.tsx';
import { Welcome } from './welcome/welcome.tsx';

/** The evidence takes this much of the width, in per cent, until somebody moves the border. */
const SHARE = 38;

const ShareDialog = lazy(async () => ({ default: (await import('./share/share-dialog.tsx')).ShareDialog }));
const SharedPage = lazy(async () => ({ default: (await import('./share/shared-page.tsx')).SharedPage }));
const SelfTest = lazy(async () => ({ default: (await import('./privacy/self-test.tsx')).SelfTest }));

interface Given {
  engine: Engine;
  releases: Releases;
  remembered: Remembered;
}

export function App({ engine, releases, remembered }: Given) {
  const { app, said, verdictFirst } = useAppState(engine, releases, remembered);
  return (
    <AppContext value={app}>
      <Page verdictFirst={verdictFirst} />
      <Announcer said={said} outcome={app.outcome} />
    </AppContext>
  );
}

function Page({ verdictFirst }: { verdictFirst: boolean }) {
  const app = useApp();
  const empty = app.case.files.length === 0;
  const stacked = useMedia(STACKED);
  const [share, setShare] = useState(SHARE);
  if (app.shared !== undefined) return <Shared fragment={app.shared} />;
  const evidence = <Evidence key="evidence" />;
  const told = (
    <div className="told" key="told">
      {empty ? (
        <Welcome />
      ) : (
        <>
          <Verdict />
          <Changes />
          <Assistant />
        </>
      )}
    </div>
  );
  return (
    <div className={empty ? 'page empty' : 'page'}>
      <SkipLinks empty={empty} />
      <PageHead />
      {/* The order in the document is the order on the screen, so that the keyboard follows the eye. */}
      {stacked ? (
        <main className="zones">{verdictFirst ? [told, evidence] : [evidence, told]}</main>
      ) : (
        <main className="zones" style={{ gridTemplateColumns: `minmax(0, ${share}fr) 0 minmax(0, ${100 - share}fr)` }}>
          {[evidence, <Splitter key="border" label="Width of the evidence" share={share} onShare={setShare} />, told]}
        </main>
      )}
      <StatusLine />
      <DropTarget />
      <Dialogs />
    </div>
  );
}

/** Somebody else's case, in the place of one's own. */
function Shared({ fragment }: { fragment: string }) {
  return (
    <div className="page">
      <PageHead />
      <Suspense fallback={<main className="shared-page">Loading …</main>}>
        <SharedPage fragment={fragment} />
      </Suspense>
      <StatusLine />
      <Dialogs />
    </div>
  );
}

function SkipLinks({ empty }: { empty: boolean }) {
  return (
    <nav className="skip-links" aria-label="Skip to">
      <a href="#evidence">To the evidence</a>
      {empty ? (
        <a href="#examples">To the examples</a>
      ) : (
        <>
          <a href="#verdict">To the verdict</a>
          <a href="#changes">To the changes</a>
        </>
      )}
    </nav>
  );
}

function Dialogs() {
  const app = useApp();
  const downloads = useDownloads();
  const scene = { app, downloads };
  useShortcuts(scene);
  const close = () => app.show(undefined);
  switch (app.dialog) {
    case 'commands':
      return <Palette scene={scene} onClose={close} />;
    case 'help':
      return <Help onClose={close} />;
    case 'share':
      return (
        <Suspense>
          <ShareDialog onClose={close} />
        </Suspense>
      );
    case 'self-test':
      return (
        <Suspense>
          <SelfTest onClose={close} />
        </Suspense>
      );
    case 'settings':
      return <Settings onClose={close} />;
    case 'redaction':
      return <RedactionList onClose={close} />;
    case 'examples':
      return (
        <Dialog title="Examples" onClose={close} wide>
          <ExampleList />
        </Dialog>
      );
    default:
      return null;
  }
}
