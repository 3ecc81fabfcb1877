import { type FormEvent, useId, useState } from 'react';
import type { SharedCase } from '../../engine/share/shared-case.ts';
import type { Target } from '../../engine/workspace/target.ts';
import type { Refused as Refusal, Switches } from '../../worker/jobs.ts';
import { useApp } from '../app-context.ts';
import { Icon } from '../parts/icon.tsx';
import { SharedView } from './shared-view.tsx';
import { useOpened } from './use-opened.ts';

/** What a link opens: a case of somebody else's to be read, labelled as that, and a copy of it to work on. */
export function SharedPage({ fragment }: { fragment: string }) {
  const { opened, unlock } = useOpened(fragment);
  const { showShared, case: own } = useApp();
  const leave = own.files.length > 0 ? 'Back to my case' : 'To the empty page';
  return (
    <main className="shared-page">
      <section className="shared-label" aria-label="Shared case">
        <p>
          <Icon name="file" />
          <strong>Shared case, redacted</strong>
        </p>
        {opened && 'case' in opened && <Label shared={opened.case} />}
        <button type="button" className="button" onClick={() => showShared(undefined)}>
          {leave}
        </button>
      </section>
      {!opened ? (
        <p className="faint" role="status">
          Opening …
        </p>
      ) : 'case' in opened ? (
        <SharedView shared={opened.case} level={2} />
      ) : (
        <Refused refusal={opened} unlock={unlock} />
      )}
    </main>
  );
}

function Label({ shared }: { shared: SharedCase }) {
  const { open, change, say } = useApp();
  const work = () => {
    open(shared.files, givenTarget(shared));
    change({ kind: 'switched-to', switches: switchesOf(shared) });
    say('This is a copy of the shared case. Placeholders stand for its secrets.');
  };
  return (
    <>
      <p>
        Whoever made the link wrote everything below, its commands too. This page has not judged it yet:{' '}
        {shared.files.length > 0
          ? 'working on a copy does.'
          : 'only the diagnosis was shared, so there are no files to judge.'}
      </p>
      {shared.files.length > 0 && (
        <button type="button" className="button primary" onClick={work}>
          Work on a copy
        </button>
      )}
    </>
  );
}

function Refused({ refusal, unlock }: { refusal: Refusal; unlock(passphrase: string): Promise<void> }) {
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const field = useId();
  const sealed = refusal.refused === 'passphrase-needed' || refusal.refused === 'passphrase-wrong';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    await unlock(passphrase);
    setBusy(false);
  };
  return (
    <section className="shared-refused" aria-label="The shared case cannot be shown">
      <p className="headline" role="alert">
        {refusal.message}
      </p>
      {sealed && (
        <form className="row" onSubmit={(event) => void submit(event)}>
          <label htmlFor={field}>Passphrase</label>
          <input
            id={field}
            className="text-input"
            type="password"
            autoComplete="off"
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
          />
          <button type="submit" className="button primary" disabled={busy || passphrase === ''}>
            Open
          </button>
        </form>
      )}
    </section>
  );
}

/** What the sender has said; what was detected is detected anew. */
const givenTarget = ({ target }: SharedCase): Partial<Target> =>
  Object.fromEntries(
    (['runtime', 'version', 'os', 'registry'] as const)
      .filter((field) => target.known[field] === 'given')
      .map((field) => [field, target[field]]),
  );

/** Which fixes differ from what the page does by itself. */
function switchesOf({ findings }: SharedCase): Switches {
  const ids = (safety: 'safe' | 'needs-review', accepted: boolean) =>
    findings.filter(({ fix }) => fix?.safety === safety && fix.accepted === accepted).map(({ id }) => id);
  return { on: ids('needs-review', true), off: ids('safe', false) };
}
