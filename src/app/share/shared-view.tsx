import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { hiddenText, targetText } from '../../engine/share/sayings.ts';
import type { SharedCase, SharedFinding } from '../../engine/share/shared-case.ts';
import type { NodeAction, PlannedFile } from '../../engine/workspace/report.ts';
import type { FileDifference } from '../../worker/jobs.ts';
import { useApp } from '../app-context.ts';
import { Proof } from '../changes/proof.tsx';
import { severities } from '../changes/severity.ts';
import { UnifiedDiff } from '../changes/unified-diff.tsx';
import { Icon } from '../parts/icon.tsx';
import { Prose } from '../parts/prose.tsx';
import { ShownText } from './shown-text.tsx';
import { visible } from './visible.ts';

const Level = createContext<2 | 3>(2);

/** Items of a part, and characters of a sentence and of a command, that are drawn: a link may hold any number. */
const MOST = { items: 100, sentence: 3000, command: 10_000 };

/**
 * A shared case to be read. Whatever it holds is text, and its commands have no button that copies them: anybody may have
 * made it.
 */
export function SharedView({ shared, level }: { shared: SharedCase; level: 2 | 3 }) {
  const { verdict, target, at, findings, changes, files, missing, actions, rollback, proof, unchecked } = shared;
  const hidden = hiddenText(shared);
  const drawn = useMemo(() => changes.slice(0, MOST.items), [changes]);
  return (
    <Level value={level}>
      <article className="shared-view">
        <Part title="Verdict">
          <p className="headline">
            <Sentence text={verdict} />
          </p>
          <p className="faint">
            {visible(targetText(target).slice(0, MOST.sentence))}
            {at && `. Certificates were judged as of ${at.slice(0, 10)}`}
            {hidden && `. Placeholders stand for ${hidden}`}.
          </p>
        </Part>
        <Part title="Problems" count={findings.length}>
          <ul className="shared-problems">
            {findings.slice(0, MOST.items).map((finding) => (
              <SharedProblem key={finding.id} finding={finding} />
            ))}
          </ul>
        </Part>
        <Part title="Still missing" count={missing.length}>
          {missing.slice(0, MOST.items).map(({ path, what, without }) => (
            <p key={path}>
              <strong>{what}</strong>, at <span className="mono">{path}</span>. <Sentence text={without} />
            </p>
          ))}
        </Part>
        <Part title="Changes" count={changes.length}>
          <Differences changes={drawn} />
        </Part>
        <Part title="Steps" count={actions.length}>
          <SharedSteps name="Steps" actions={actions} />
        </Part>
        <Part title="Roll back" count={rollback.length}>
          <SharedSteps name="Roll back" actions={rollback} />
        </Part>
        <Part title="Proof" count={proof.length + unchecked.length}>
          <Proof proof={proof.slice(0, MOST.items)} unchecked={unchecked.slice(0, MOST.items)} />
        </Part>
        <Part title="Files" count={files.length}>
          {files.slice(0, MOST.items).map(({ path, text }) => (
            <details key={path}>
              <summary>
                <Icon name="chevron" />
                <span className="mono">{path}</span>
              </summary>
              <ShownText text={text} label={path} />
            </details>
          ))}
        </Part>
      </article>
    </Level>
  );
}

/** A sentence of anybody's. */
const Sentence = ({ text }: { text: string }) => <Prose text={visible(text.slice(0, MOST.sentence))} />;

/** A part with its heading; none at all where there is nothing in it. */
function Part({ title, count = 1, children }: { title: string; count?: number; children: ReactNode }) {
  const Heading = useContext(Level) === 2 ? 'h2' : 'h3';
  if (count === 0) return null;
  return (
    <section className="shared-part">
      <Heading className="zone-name">{title}</Heading>
      {children}
      {count > MOST.items && <p className="faint">and {count - MOST.items} more, which are too many to draw</p>}
    </section>
  );
}

function SharedProblem({ finding }: { finding: SharedFinding }) {
  const { severity, path, line, message, why, whatToDo, fix, declined } = finding;
  return (
    <li>
      <p>
        <span className={`state ${severity}`}>
          <Icon name={severities[severity].icon} />
          {severities[severity].word}
        </span>{' '}
        <Sentence text={message} />{' '}
        <span className="faint mono">
          {path}
          {line !== undefined && `:${line}`}
        </span>
      </p>
      <p className="faint">
        <Sentence text={why} />
      </p>
      <p>
        {fix && (fix.accepted ? 'Changed: ' : 'Can be changed: ')}
        <Sentence text={fix ? fix.title : whatToDo} />
        {declined && (
          <>
            {' '}
            Not changed: <Sentence text={declined} />
          </>
        )}
      </p>
    </li>
  );
}

function SharedSteps({ name, actions }: { name: string; actions: readonly NodeAction[] }) {
  return (
    <ol className="steps">
      {actions.slice(0, MOST.items).map(({ title, command, why }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the order is what a step is.
        <li key={index} className="step">
          <p className="step-title">
            <Sentence text={title} />
          </p>
          <p className="step-why">
            <Sentence text={why} />
          </p>
          {command && <ShownText text={command} most={MOST.command} label={`${name}, command ${index + 1}`} />}
        </li>
      ))}
    </ol>
  );
}

function Differences({ changes }: { changes: readonly PlannedFile[] }) {
  const { engine } = useApp();
  const [differences, setDifferences] = useState<readonly FileDifference[]>([]);
  useEffect(() => {
    const controller = new AbortController();
    engine.compare(changes, controller.signal).then(setDifferences, () => undefined);
    return () => controller.abort();
  }, [engine, changes]);
  return changes.map((file, index) => {
    const difference = differences[index];
    return (
      <div className="file-change" key={file.path}>
        <p className="shared-change-name mono">
          {file.installAt ?? file.path} {file.before === null && <span className="tag">new</span>}
        </p>
        {difference ? <UnifiedDiff difference={difference} /> : <p className="faint">Comparing …</p>}
      </div>
    );
  });
}
