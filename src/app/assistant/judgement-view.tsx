import { useState } from 'react';
import type { Judgement } from '../../engine/candidate/judge.ts';
import { useApp } from '../app-context.ts';
import { Proof } from '../changes/proof.tsx';
import { UnifiedDiff } from '../changes/unified-diff.tsx';
import { Icon } from '../parts/icon.tsx';
import { Prose } from '../parts/prose.tsx';
import type { Answer } from './use-answer.ts';

interface JudgementProps {
  judged: NonNullable<Answer['judged']>;
  /** The case is not any more what was asked about. */
  outdated: boolean;
}

/** What came of the gates: why the answer is refused, or its difference, with what is proven and what is not. */
export function JudgementView({ judged: { judgement, differences }, outdated }: JudgementProps) {
  switch (judgement.kind) {
    case 'words':
      return <p>The answer holds no file, so there is nothing to take over.</p>;
    case 'refused':
      return (
        <div className="refusals" role="alert">
          <p className="refusal">
            <Icon name="broken" />
            <strong>Refused. Nothing of it is taken over.</strong>
          </p>
          <ul>
            {judgement.refusals.map(({ reason }) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      );
    case 'accepted':
      return (
        <div className="accepted">
          <p className="state ok">
            <Icon name="ok" />
            <span>The answer passed every check. Whether it is a good idea, you decide.</span>
          </p>
          {differences.map((difference) => (
            <div key={difference.path}>
              <p className="row">
                <span className="mono">{difference.path}</span> <span className="tag review">from your model</span>
                <span className="added">+{difference.added}</span>{' '}
                <span className="removed">−{difference.removed}</span>
              </p>
              <UnifiedDiff difference={difference} />
            </div>
          ))}
          <Take judgement={judgement} outdated={outdated} />
          <h4>What was checked</h4>
          <Proof proof={judgement.proof} unchecked={judgement.unchecked} />
          {judgement.repaired.length > 0 && (
            <>
              <h4>What it repairs</h4>
              <ul className="repaired">
                {judgement.repaired.map(({ id, message }) => (
                  <li key={id}>
                    <Prose text={message} />
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      );
  }
}

function Take({ judgement, outdated }: { judgement: Extract<Judgement, { kind: 'accepted' }>; outdated: boolean }) {
  const { case: current, change, say } = useApp();
  const [taken, setTaken] = useState(false);
  const changed = judgement.files.map(({ path, before, after }) => ({
    file: current.files.find((one) => one.path === path),
    before: before ?? '',
    after,
  }));
  if (taken && changed.every(({ file, after }) => file?.text === after))
    return (
      <div className="row">
        <span>It is in your files now, and in the changes above as “from your model”.</span>
        <button
          type="button"
          className="button"
          onClick={() => {
            for (const { file, before } of changed) if (file) change({ kind: 'edited', file: file.id, text: before });
            setTaken(false);
            say('Your files are as they were.');
          }}
        >
          Take it back
        </button>
      </div>
    );
  if (outdated)
    return <p className="faint">Your files have changed since this was asked. Ask again to use an answer.</p>;
  return (
    <div className="row">
      <button
        type="button"
        className="button primary"
        onClick={() => {
          change({ kind: 'fixed', fix: judgement.fix, fromModel: true });
          setTaken(true);
          say('The proposal is in your files and among the changes, marked as from your model.');
        }}
      >
        Take over into the files
      </button>
      <span className="faint">Your secrets are put back here; the model never had them.</span>
    </div>
  );
}
