import { useEffect, useState } from 'react';
import { runtimeNames } from '../../engine/workspace/kinds.ts';
import type { Known, Target } from '../../engine/workspace/target.ts';
import { useApp } from '../app-context.ts';

const fields: readonly { name: keyof Target; title: string }[] = [
  { name: 'runtime', title: 'Runtime' },
  { name: 'version', title: 'Version' },
  { name: 'os', title: 'System' },
  { name: 'registry', title: 'Registry' },
];

/** A detected version is a lower bound (engine/workspace/target.ts). */
const wordsOf = (field: keyof Target, known: Known): string =>
  field === 'version' && known === 'detected' ? 'or newer' : known;

/** Who pulls and from where, and how that is known; each can be set by hand, and set back by emptying it. */
export function TargetBar() {
  const { outcome, change } = useApp();
  const target = outcome.analysis?.report.target;
  return (
    <fieldset className="target-bar" aria-label="Target">
      {fields.map(({ name, title }) => (
        <Field
          key={name}
          name={name}
          title={title}
          value={target?.[name] ?? ''}
          known={target?.[name] ? wordsOf(name, target.known[name]) : ''}
          onSet={(value) => change({ kind: 'targeted', field: name, value })}
        />
      ))}
      <datalist id="runtimes">
        {runtimeNames.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </fieldset>
  );
}

interface FieldProps {
  name: keyof Target;
  title: string;
  value: string;
  known: string;
  onSet(value: string): void;
}

function Field({ name, title, value, known, onSet }: FieldProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const set = () => {
    if (text.trim() !== value) onSet(text.trim());
  };
  return (
    <label className={`target-field ${name}`}>
      <span className="target-title">
        {title} {known && <span className="known">{known}</span>}
      </span>
      <input
        value={text}
        placeholder="not known"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        list={name === 'runtime' ? 'runtimes' : undefined}
        onChange={(event) => setText(event.target.value)}
        onBlur={set}
        onKeyDown={(event) => {
          if (event.key === 'Enter') set();
          if (event.key === 'Escape') setText(value);
        }}
      />
    </label>
  );
}
