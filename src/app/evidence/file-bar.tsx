import { useEffect, useState } from 'react';
import { kinds } from '../../engine/workspace/kinds.ts';
import type { DialectId } from '../../engine/workspace/source-file.ts';
import { useApp } from '../app-context.ts';
import type { CaseFile } from '../case/files.ts';
import { Icon } from '../parts/icon.tsx';

/** What the file in the editor is called and what it is taken for; both can be corrected. */
export function FileBar({ file, detected }: { file: CaseFile; detected: string | undefined }) {
  const { change, case: current, say } = useApp();
  const [path, setPath] = useState(file.path);
  useEffect(() => setPath(file.path), [file.path]);

  const rename = () => {
    const wanted = path.trim();
    if (wanted === '' || wanted === file.path) return setPath(file.path);
    if (current.files.some((other) => other.path === wanted)) {
      setPath(file.path);
      return say(`There is already a file ${wanted}.`);
    }
    change({ kind: 'renamed', file: file.id, path: wanted });
  };
  const choose = (value: string) => {
    const dialect = value === detected ? undefined : dialectIds.find((id) => id === value);
    change({ kind: 'recognised', file: file.id, dialect });
  };

  return (
    <div className="file-bar">
      <label className="file-path">
        <span className="hidden-text">Path</span>
        <input
          value={path}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          onChange={(event) => setPath(event.target.value)}
          onBlur={rename}
          onKeyDown={(event) => event.key === 'Enter' && rename()}
        />
      </label>
      <label className="file-kind-choice">
        <span className="known">{file.dialect ? 'chosen' : 'recognised'}</span>
        <select
          aria-label="What this file is"
          value={file.dialect ?? detected ?? ''}
          onChange={(event) => choose(event.target.value)}
        >
          {!file.dialect && !detected && <option value="">…</option>}
          {dialectIds.map((id) => (
            <option key={id} value={id}>
              {kinds[id]}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        className="button quiet bare"
        title="Take this file out"
        onClick={() => change({ kind: 'removed', file: file.id })}
      >
        <Icon name="close" />
        <span className="hidden-text">Take {file.path} out of the case</span>
      </button>
    </div>
  );
}

const dialectIds = Object.keys(kinds).filter((id): id is DialectId => id in kinds);
