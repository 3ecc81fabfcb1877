import { useMemo } from 'react';
import { keyNames } from '../actions/keys.ts';
import { useApp } from '../app-context.ts';
import type { Mark } from '../editor/code-editor.ts';
import { EditorPane } from '../editor/editor-pane.tsx';
import { languageOf } from '../editor/language.ts';
import { coarsePointer } from '../editor/rich-editor.ts';
import { placesIn } from '../redaction/places.ts';
import { RedactButton } from '../redaction/redact-button.tsx';
import { AddButtons } from './add-buttons.tsx';
import { EditorHint } from './editor-hint.tsx';
import { FileBar } from './file-bar.tsx';
import { FileTabs } from './file-tabs.tsx';

/** First zone: what a person gives. Files as tabs, one editor, and a box that takes anything. */
export function Evidence() {
  const app = useApp();
  const { files, active, reveal, notes } = app.case;
  const { analysis, revision } = app.outcome;
  const file = files.find(({ id }) => id === active);
  const report = analysis?.report;
  const dialect = file?.dialect ?? report?.files.find(({ path }) => path === file?.path)?.dialect;
  const marks = useMemo(
    () => (report?.findings ?? []).filter(({ path }) => path === file?.path).map(markOf),
    [report, file?.path],
  );
  const { found } = app.redaction;
  const at = files.findIndex(({ id }) => id === active);
  const secrets = useMemo(() => placesIn(found, at), [found, at]);
  const rich = app.preferences.editor === 'rich' && !coarsePointer();
  const fix = (id: string) => {
    const finding = report?.findings.find((candidate) => candidate.id === id);
    if (!finding?.fix) return;
    if (revision !== app.case.revision) return app.say('The text has just changed. Try again in a moment.');
    app.change({ kind: 'fixed', fix: finding.fix });
    app.say(`Done in the text: ${finding.fix.title}. ${keyNames('Mod+Z')} takes it back.`);
  };

  const hint = file !== undefined && rich;
  const panel =
    files.length > 0
      ? {
          role: 'tabpanel',
          'aria-label': file?.path ?? 'Paste more',
          ...(hint && { 'aria-describedby': 'editor-hint' }),
        }
      : {};

  return (
    <section className="zone evidence" aria-labelledby="evidence">
      <h2 id="evidence" className="zone-name" tabIndex={-1}>
        Evidence
      </h2>
      {files.length > 0 && <FileTabs />}
      <div className={file ? 'desk' : 'desk open-box'} id="desk" {...panel}>
        {file && <FileBar file={file} detected={report?.files.find(({ path }) => path === file.path)?.dialect} />}
        <EditorPane
          rich={rich}
          waiting={app.outcome.running && !analysis}
          file={file}
          language={languageOf(dialect)}
          label={file ? `Text of ${file.path}` : 'Paste anything: error, configs, certificates'}
          marks={marks}
          secrets={secrets}
          reveal={reveal?.file === active ? reveal : undefined}
          tabMoves={app.preferences.tab === 'moves'}
          takesFocus={false}
          onChange={(text) => app.change({ kind: 'edited', file: active, text })}
          onPasteAll={(text) => app.paste(text, active)}
          onFix={fix}
          onSelect={app.redaction.select}
        />
        {!file && <PasteInvitation />}
      </div>
      <div className="evidence-foot">
        <AddButtons />
        <RedactButton />
        {hint && <EditorHint />}
      </div>
      {notes.length > 0 && (
        <ul className="notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What the empty box invites to; beside it, not in it, so that it stays readable while somebody types. */
function PasteInvitation() {
  return (
    <div className="invitation" aria-hidden="true">
      <p className="invitation-lead">Paste anything here, all at once or one after the other.</p>
      <ul>
        <li>the error, from kubectl describe, the journal or a build</li>
        <li>config.toml, hosts.toml, daemon.json, a Dockerfile</li>
        <li>certificates, or what openssl s_client prints</li>
      </ul>
      <p>Files and folders can be dropped anywhere on the page.</p>
    </div>
  );
}

function markOf(finding: import('../../engine/workspace/report.ts').Finding): Mark {
  const { id, range, severity, message, why, whatToDo, references, fix } = finding;
  return {
    id,
    range,
    severity,
    message,
    why,
    whatToDo,
    references,
    // A fix that waits for another changes nothing in the text as it is.
    ...(fix && fix.edits.length + fix.creates.length > 0 && { fix: { title: fix.title, safe: fix.safety === 'safe' } }),
  };
}
