import { type KeyboardEvent, useEffect, useRef } from 'react';
import { kinds } from '../../engine/workspace/kinds.ts';
import type { Severity } from '../../engine/workspace/report.ts';
import { useApp } from '../app-context.ts';
import { severities, weightOf } from '../changes/severity.ts';
import { Icon } from '../parts/icon.tsx';

/** One tab a file, with what it was recognised as and its gravest problem, and the empty box behind them. */
export function FileTabs() {
  const { case: current, outcome, change } = useApp();
  const list = useRef<HTMLDivElement>(null);
  const row = useRef<HTMLDivElement>(null);
  const names = [...current.files.map(({ id }) => id), undefined];
  const at = names.indexOf(current.active);
  const move = (event: KeyboardEvent) => {
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: names.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = (to + names.length) % names.length;
    change({ kind: 'selected', file: names[next] });
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  useEffect(() => {
    if (at >= 0) showIn(row.current, row.current?.children[at]);
  }, [at]);
  const gravest = new Map<string, Severity>();
  for (const { path, severity } of outcome.analysis?.report.findings ?? []) {
    const known = gravest.get(path);
    if (!known || weightOf(severity) < weightOf(known)) gravest.set(path, severity);
  }
  const dialects = new Map(outcome.analysis?.report.files.map(({ path, dialect }) => [path, dialect]));

  return (
    <div className="file-tabs" role="tablist" aria-label="Files" ref={list} onKeyDown={move}>
      <div className="file-tab-row" role="presentation" ref={row}>
        {current.files.map((file) => {
          const severity = gravest.get(file.path);
          const dialect = file.dialect ?? dialects.get(file.path);
          const kind = Object.entries(kinds).find(([id]) => id === dialect)?.[1];
          return (
            <button
              key={file.id}
              type="button"
              role="tab"
              className="file-tab"
              aria-selected={file.id === current.active}
              aria-controls="desk"
              tabIndex={file.id === current.active ? 0 : -1}
              title={file.path}
              onClick={() => change({ kind: 'selected', file: file.id })}
            >
              {severity ? (
                <span className={`state ${severity}`}>
                  <Icon name={severities[severity].icon} />
                  <span className="hidden-text">{severities[severity].word}: </span>
                </span>
              ) : (
                <span className="state quiet-state">
                  <Icon name={dialect === 'certificates' ? 'certificate' : 'file'} />
                </span>
              )}
              <span className="file-tab-words">
                <span className="file-name">{nameOf(file.path)}</span>
                <span className="file-kind">
                  {folderOf(file.path) && `${folderOf(file.path)} · `}
                  {kind ?? '…'}
                </span>
              </span>
            </button>
          );
        })}
      </div>
      <button
        type="button"
        role="tab"
        className="file-tab add-tab"
        aria-selected={current.active === undefined}
        aria-controls="desk"
        tabIndex={current.active === undefined ? 0 : -1}
        onClick={() => change({ kind: 'selected', file: undefined })}
      >
        <Icon name="add" />
        <span>Paste more</span>
      </button>
    </div>
  );
}

/** Scrolls the row alone, and no more than is needed: the page stays where it is. */
function showIn(row: HTMLElement | null, tab: Element | undefined): void {
  if (!row || !(tab instanceof HTMLElement)) return;
  const end = tab.offsetLeft + tab.offsetWidth - row.clientWidth;
  row.scrollLeft = Math.min(Math.max(row.scrollLeft, end), tab.offsetLeft);
}

const nameOf = (path: string): string => path.split('/').filter(Boolean).at(-1) ?? path;

/** The folder, where the name alone does not tell: a hosts.toml and its CA belong to the host that the folder names. */
function folderOf(path: string): string | undefined {
  const steps = path.split('/').filter(Boolean);
  return /^(?:hosts\.toml|ca\.crt|ca\.pem)$/.test(steps.at(-1) ?? '') ? steps.at(-2) : undefined;
}
