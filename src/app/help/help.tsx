import { actions } from '../actions/actions.ts';
import { keyNames } from '../actions/keys.ts';
import { useApp } from '../app-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Limits } from '../privacy/limits.tsx';
import { About } from './about.tsx';

/** Keys, and what keeps the pasted text here; with what that does not protect against. */
export function Help({ onClose }: { onClose(): void }) {
  const { show } = useApp();
  return (
    <Dialog title="Help" onClose={onClose} wide>
      <div className="help">
        <section aria-labelledby="help-privacy">
          <h3 id="help-privacy">Nothing you paste leaves this page</h3>
          <p>
            The page carries a policy that the browser enforces: it may load its own files and nothing else, and it may
            send nothing. There is no server behind it, no analytics, no font or code from elsewhere.
          </p>
          <p>To check it yourself:</p>
          <ol>
            <li>Open the browser's developer tools, tab Network, and empty the list.</li>
            <li>Paste, switch fixes, download.</li>
            <li>The list holds this page's own files, if anything at all.</li>
          </ol>
          <p>
            Or take the network away after the page has loaded: it goes on working. Or let the page try to reach out.
          </p>
          <p>
            <button type="button" className="button" onClick={() => show('self-test')}>
              Try every way out
            </button>
          </p>
          <h4>What this does not protect against</h4>
          <Limits />
        </section>
        <About />
        <section aria-labelledby="help-keys">
          <h3 id="help-keys">Keys</h3>
          <dl className="keys">
            {actions
              .filter(({ keys }) => keys)
              .map(({ id, title, keys }) => (
                <div key={id}>
                  <dt>
                    <kbd>{keyNames(keys?.[0] ?? '')}</kbd>
                  </dt>
                  <dd>{title}</dd>
                </div>
              ))}
            <div>
              <dt>
                <kbd>Esc</kbd> <kbd>Tab</kbd>
              </dt>
              <dd>Leave the editor</dd>
            </div>
            <div>
              <dt>
                <kbd>F7</kbd>
              </dt>
              <dd>Next change, in a side by side view</dd>
            </div>
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
