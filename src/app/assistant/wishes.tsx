import type { ModelWish, Phrased } from '../../worker/model.ts';
import { Switch } from '../parts/switch.tsx';

interface WishesProps {
  wish: ModelWish;
  scopes: Phrased['scopes'];
  onChange(change: Partial<ModelWish>): void;
}

const purposes: readonly { purpose: ModelWish['purpose']; title: string; note: string }[] = [
  { purpose: 'explain', title: 'Explain this to me', note: 'Words only; no file changes.' },
  {
    purpose: 'rewrite',
    title: 'Propose a rewrite',
    note: 'For what no rule covers. What comes back has to pass the same proof as any fix, and more.',
  },
];

/** What the model is asked for, and what it may touch. */
export function Wishes({ wish, scopes, onChange }: WishesProps) {
  const chosen = wish.paths ?? scopes.map(({ path }) => path);
  return (
    <div className="wishes">
      <fieldset className="setting">
        <legend>What you want</legend>
        {purposes.map(({ purpose, title }) => (
          <label className="option" key={purpose}>
            <input
              type="radio"
              name="purpose"
              checked={wish.purpose === purpose}
              onChange={() => onChange({ purpose })}
            />
            {title}
          </label>
        ))}
        <p className="faint">{purposes.find(({ purpose }) => purpose === wish.purpose)?.note}</p>
      </fieldset>
      {wish.purpose === 'rewrite' && (
        <fieldset className="setting">
          <legend>What it may change</legend>
          {scopes.length === 0 && <p>None of your files can be proven after a rewrite, so none may be changed.</p>}
          {scopes.map(({ path }) => (
            <label className="option mono" key={path}>
              <input
                type="checkbox"
                checked={chosen.includes(path)}
                onChange={(event) =>
                  onChange({
                    paths: event.target.checked ? [...chosen, path] : chosen.filter((other) => other !== path),
                  })
                }
              />
              {path}
            </label>
          ))}
          {scopes.some(({ keys }) => keys.every((key) => key.length > 0)) && (
            <Switch on={wish.whole} onChange={(whole) => onChange({ whole })}>
              Also what is not about registries in them
            </Switch>
          )}
        </fieldset>
      )}
      <label className="own-words">
        <span>In your own words, if you like</span>
        <textarea rows={2} value={wish.words} onChange={(event) => onChange({ words: event.target.value })} />
      </label>
    </div>
  );
}
