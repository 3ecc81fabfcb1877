import type { Finding } from '../../engine/workspace/report.ts';
import type { CaseChange } from '../case/case.ts';
import { Icon } from '../parts/icon.tsx';
import { Place } from '../parts/place.tsx';
import { Prose } from '../parts/prose.tsx';
import { Switch } from '../parts/switch.tsx';
import { severities } from './severity.ts';

interface ProblemProps {
  finding: Finding;
  root: boolean;
  on: boolean;
  /** The findings that the same correction removes, this one among them; one switch for all. */
  together: readonly string[];
  /** The findings whose fixes have to come first: those that are off are switched on with it. */
  first: readonly Finding[];
  /** The findings whose fixes come after it: those that are on are switched off with it. */
  later: readonly string[];
  isOn(id: string): boolean;
  change(change: CaseChange): void;
}

/** One problem: what is wrong where, its fix as a switch, and on demand why, what to do and the source. */
export function Problem({ finding, root, on, together, first, later, isOn, change }: ProblemProps) {
  const { id, severity, message, fix, declined } = finding;
  return (
    <li className="problem" id={`problem-${id}`} tabIndex={-1}>
      <span className={`problem-state state ${severity}`}>
        <Icon name={severities[severity].icon} />
        <span className="problem-severity">{severities[severity].word}</span>
      </span>
      <div className="problem-body">
        <p className="problem-message">
          {root && <span className="tag">cause</span>}
          <Prose text={message} /> <Place path={finding.path} range={finding.range} />
        </p>
        {fix && (
          <Switch
            on={on}
            onChange={(wanted) => {
              const others = (wanted ? first.map((one) => one.id) : later).filter((other) => isOn(other) !== wanted);
              change({ kind: 'switched', findings: [...together, ...others], on: wanted });
            }}
          >
            <span>
              <Prose text={fix.title} />
            </span>
            <span className={fix.safety === 'safe' ? 'tag' : 'tag review'}>
              {fix.safety === 'safe' ? 'safe' : 'needs review'}
            </span>
            {together[0] !== id && <span className="faint">the same correction as above</span>}
            {first.map(
              (one) =>
                one.fix && (
                  <span className="faint" key={one.id}>
                    after “<Prose text={one.fix.title} />”
                  </span>
                ),
            )}
          </Switch>
        )}
        {!fix && declined && (
          <p className="declined">
            No fix: <Prose text={declined} />
          </p>
        )}
        <details>
          <summary>
            <Icon name="chevron" />
            Why, what to do, source
          </summary>
          <Explanation finding={finding} />
        </details>
      </div>
    </li>
  );
}

function Explanation({ finding: { why, whatToDo, evidence, references, rule } }: { finding: Finding }) {
  return (
    <dl className="explanation">
      <dt>Why</dt>
      <dd>
        <Prose text={why} />
      </dd>
      <dt>What to do</dt>
      <dd>
        <Prose text={whatToDo} />
      </dd>
      {evidence.length > 0 && (
        <>
          <dt>Seen</dt>
          <dd>
            <ul>
              {evidence.map((fact) => (
                <li key={fact}>
                  <Prose text={fact} />
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
      <dt>Source</dt>
      <dd>
        <ul>
          {references.map((reference) => (
            <li key={reference}>{reference}</li>
          ))}
          <li className="mono faint">{rule}</li>
        </ul>
      </dd>
    </dl>
  );
}
