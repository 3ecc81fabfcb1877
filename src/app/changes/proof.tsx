import { memo } from 'react';
import type { ProofItem, Unchecked } from '../../engine/workspace/report.ts';
import { Icon } from '../parts/icon.tsx';
import { Prose } from '../parts/prose.tsx';

/** What was checked, by what, with which result; and, as plainly, what was not. */
export const Proof = memo(function Proof({
  proof,
  unchecked,
}: {
  proof: readonly ProofItem[];
  unchecked: readonly Unchecked[];
}) {
  return (
    <ul className="proof">
      {proof.map(({ what, by, result, detail }) => (
        <li key={what + by} className={result}>
          <span className={`state ${result === 'held' ? 'ok' : 'breaks-now'}`}>
            <Icon name={result === 'held' ? 'ok' : 'broken'} />
            <span className="hidden-text">{result === 'held' ? 'Held: ' : 'Failed: '}</span>
          </span>
          <div>
            <p>
              <Prose text={what} />
            </p>
            <p className="faint">by {by}</p>
            {detail && (
              <details>
                <summary>
                  <Icon name="chevron" />
                  Detail
                </summary>
                <pre className="detail">{detail}</pre>
              </details>
            )}
          </div>
        </li>
      ))}
      {unchecked.map(({ what }) => (
        <li key={what} className="not-checked">
          <span className="state faint">
            <Icon name="unknown" />
            <span className="hidden-text">Not checked: </span>
          </span>
          <div>
            <p>
              <Prose text={what} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
});
