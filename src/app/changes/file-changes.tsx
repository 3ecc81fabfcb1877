import { lazy, Suspense, useState } from 'react';
import type { PlannedFile } from '../../engine/workspace/report.ts';
import { useApp } from '../app-context.ts';
import { FileButtons } from '../downloads/file-buttons.tsx';
import { languageOf } from '../editor/language.ts';
import { coarsePointer, diffEditor } from '../editor/rich-editor.ts';
import { Icon } from '../parts/icon.tsx';
import { UnifiedDiff } from './unified-diff.tsx';

const DiffEditor = lazy(diffEditor);

/** Each changed file with its difference. */
export function FileChanges({ files }: { files: readonly PlannedFile[] }) {
  if (files.length === 0) return <p className="faint">No file changes.</p>;
  return (
    <div className="file-changes">
      {files.map((file) => (
        <FileChange key={file.path} file={file} />
      ))}
    </div>
  );
}

function FileChange({ file }: { file: PlannedFile }) {
  const { outcome, preferences, case: current } = useApp();
  const [beside, setBeside] = useState(false);
  const difference = outcome.differences.get(file.path);
  const dialect = outcome.analysis?.report.files.find(({ path }) => path === file.path)?.dialect;
  const fromModel = current.files.some(
    ({ path, text, beforeModel }) => path === file.path && beforeModel !== undefined && beforeModel !== text,
  );
  const rich = preferences.editor === 'rich' && !coarsePointer() && file.before !== null;
  return (
    <details className="file-change" open>
      <summary>
        <Icon name="chevron" />
        <span className="file-change-name mono">{file.installAt ?? file.path}</span>
        <span className="file-change-size">
          {fromModel && <span className="tag review">from your model</span>}
          {file.before === null && <span className="tag">new</span>}
          {difference && (
            <>
              {difference.added > 0 && <span className="added">+{difference.added}</span>}
              {difference.removed > 0 && <span className="removed">−{difference.removed}</span>}
            </>
          )}
        </span>
      </summary>
      <div className="row file-change-tools">
        <FileButtons file={file} patch={difference?.patch} />
        {rich && (
          <button type="button" className="button quiet" aria-pressed={beside} onClick={() => setBeside(!beside)}>
            Side by side
          </button>
        )}
      </div>
      {beside && rich ? (
        <Suspense fallback={<p className="faint">Loading …</p>}>
          <DiffEditor path={file.path} before={file.before ?? ''} after={file.after} language={languageOf(dialect)} />
        </Suspense>
      ) : difference ? (
        <UnifiedDiff difference={difference} />
      ) : (
        <p className="faint">Comparing …</p>
      )}
    </details>
  );
}
