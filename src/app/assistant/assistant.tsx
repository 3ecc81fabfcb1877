import { lazy, Suspense, useState } from 'react';

const Panel = lazy(async () => ({ default: (await import('./panel.tsx')).Panel }));

/** Fourth zone: the person's own model, for what the rules leave open. Nothing of it is loaded before it is asked for. */
export function Assistant() {
  const [open, setOpen] = useState(false);
  return (
    <section className="zone assistant" aria-labelledby="assistant">
      <h2 id="assistant" className="zone-name" tabIndex={-1}>
        Your own model
      </h2>
      {open ? (
        <Suspense fallback={<p className="faint">Loading …</p>}>
          <Panel />
        </Suspense>
      ) : (
        <div className="row">
          <button type="button" className="button" onClick={() => setOpen(true)}>
            Ask a model about this
          </button>
          <span className="faint">
            By hand, or with a key of yours. You see the redacted text first; nothing is sent without your click.
          </span>
        </div>
      )}
    </section>
  );
}
