import { memo } from 'react';
import type { Unchecked } from '../../engine/workspace/report.ts';
import { Command } from '../parts/command.tsx';
import { Prose } from '../parts/prose.tsx';

/** What is not known, each with the command that would tell; its output is pasted like everything else. */
export const Questions = memo(function Questions({ unchecked }: { unchecked: readonly Unchecked[] }) {
  if (unchecked.length === 0) return null;
  return (
    <section className="questions" aria-labelledby="questions">
      <header className="part-head">
        <h3 id="questions">Not checked</h3>
      </header>
      <ul>
        {unchecked.map(({ what, ask }) => (
          <li key={what + ask}>
            <p>
              <Prose text={what} />
            </p>
            {ask && <Command text={ask} />}
          </li>
        ))}
      </ul>
    </section>
  );
});
