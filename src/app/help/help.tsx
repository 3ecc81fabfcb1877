import { actions } from '../actions/actions.ts';
import { keyNames } from '../actions/keys.ts';
import { Dialog } from '../parts/dialog.tsx';
import { About } from './about.tsx';

/** Keys, and what keeps the pasted text here; with what that does not protect against. */
export function Help({ onClose }: { onClose(): void }) {
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
          <p>Or take the network away after the page has loaded. It goes on working.</p>
          <h4>What this does not protect against</h4>
          <ul>
            <li>Browser extensions, clipboard managers and shared screens see what you see.</li>
            <li>Whoever serves this page could serve another one. Build it yourself where that matters.</li>
            <li>
              A policy cannot forbid that a page navigates elsewhere, opens a window or uses WebRTC. This page's code
              does none of it; a test looks for it.
            </li>
            <li>
              Downloaded files hold what you pasted, secrets included: they are meant for your nodes. Whatever is shared
              or copied from a button holds placeholders instead; the last line of the page says for how many secrets.
            </li>
            <li>What is found is what is known. Read what leaves before you let it go, and mark what is missing.</li>
          </ul>
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
