import { memo } from 'react';
import type { NodeAction } from '../../engine/workspace/report.ts';
import { Command } from '../parts/command.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Prose } from '../parts/prose.tsx';

/** What to run on a node, in order, each with the reason and what it prints when all is well. */
export const Steps = memo(function Steps({ actions }: { actions: readonly NodeAction[] }) {
  if (actions.length === 0) return <p className="faint">Nothing to run.</p>;
  return (
    <>
      <ol className="steps">
        {actions.map(({ title, command, why, expect }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the order is what a step is.
          <li key={index} className="step">
            <p className="step-title">
              <Prose text={title} />
            </p>
            <p className="step-why">
              <Prose text={why} />
            </p>
            {command && <Command text={command} />}
            {expect && (
              <p className="step-expect">
                <span className="faint">prints</span> <code>{expect}</code>
              </p>
            )}
          </li>
        ))}
      </ol>
      <div className="row">
        <CopyButton text={actions.map(({ title, command }) => `# ${title}\n${command}\n`).join('\n')} what="all steps">
          Copy all
        </CopyButton>
      </div>
    </>
  );
});
