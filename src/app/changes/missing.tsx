import { memo } from 'react';
import type { MissingFile } from '../../engine/workspace/report.ts';
import { Command } from '../parts/command.tsx';
import { Icon } from '../parts/icon.tsx';
import { Prose } from '../parts/prose.tsx';

/** Files that the changes rely on and that nobody has pasted. Said before everything else: without them the rest breaks. */
export const Missing = memo(function Missing({ missing }: { missing: readonly MissingFile[] }) {
  if (missing.length === 0) return null;
  return (
    <fieldset className="missing" aria-label="Missing files">
      {missing.map(({ path, what, obtain, without }) => (
        <div className="missing-file" key={path}>
          <p className="missing-lead">
            <Icon name="insecure" />
            <span>
              <strong>Still missing: {what}</strong>, at <span className="mono">{path}</span>. Paste it here, or put it
              there yourself. <Prose text={without} />
            </span>
          </p>
          <details>
            <summary>
              <Icon name="chevron" />
              How to get it
            </summary>
            <Command text={obtain.join('\n')} what="the commands that get it" />
          </details>
        </div>
      ))}
    </fieldset>
  );
});
