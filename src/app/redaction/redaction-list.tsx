import { positionAt } from '../../engine/workspace/position.ts';
import type { Redacted } from '../../worker/jobs.ts';
import { useApp } from '../app-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { shortName } from '../parts/place.tsx';
import { Switch } from '../parts/switch.tsx';

/** Places shown of one secret; a log repeats it on every line. */
const MOST_PLACES = 5;
/** Items shown at once; the rest is counted. */
const MOST_ITEMS = 200;

/** What leaves redacted: each secret with the reason, its places, and a switch; and who gets the originals. */
export function RedactionList({ onClose }: { onClose(): void }) {
  const { redaction, case: current } = useApp();
  const { found, kept, options } = redaction;
  const items = found?.items ?? [];
  return (
    <Dialog title="What leaves redacted" onClose={onClose} wide>
      <div className="redaction">
        <p>
          Whatever is shared or copied as text, put into a link, or sent to a model of your own holds placeholders in
          the place of these. They come back here, byte for byte, when an answer is pasted.{' '}
          <strong>The corrected download holds the originals</strong>, for it is meant for your nodes.
        </p>
        <Switch on={options.classes?.includes('identifying') ?? false} onChange={redaction.identify}>
          Hide names and addresses too: private hosts, IP addresses, e-mails, account numbers
        </Switch>
        {items.length === 0 && (
          <p className="faint">
            {current.files.length === 0
              ? 'There is nothing yet to look through.'
              : 'Nothing was found that looks secret.'}
          </p>
        )}
        <ul className="redaction-items" aria-label="Hidden">
          {items.slice(0, MOST_ITEMS).map((item) => (
            <Item key={item.placeholder} item={item} />
          ))}
        </ul>
        {items.length > MOST_ITEMS && (
          <p className="faint">And {items.length - MOST_ITEMS} more, all of them hidden.</p>
        )}
        {kept.length > 0 && (
          <>
            <h3>Left readable by you</h3>
            <ul className="redaction-items" aria-label="Left readable">
              {kept.map(({ text, kind }) => (
                <li key={text}>
                  <Switch on={false} onChange={() => redaction.hide(text)}>
                    Hide this {words(kind)} again
                  </Switch>
                  <code className="redaction-text">{text.length > 60 ? `${text.slice(0, 57)}…` : text}</code>
                </li>
              ))}
            </ul>
          </>
        )}
        <p className="faint">
          Something is missing? Select it in the editor and press “Redact this”: it is hidden wherever it stands.
        </p>
      </div>
    </Dialog>
  );
}

function Item({ item }: { item: Redacted['items'][number] }) {
  const { redaction, case: current, goTo, show } = useApp();
  const { placeholder, kind, reason, places } = item;
  const [first] = places;
  const paths = current.files.map(({ path }) => path);
  const text = first && current.files[first.file]?.text.slice(first.range.start, first.range.end);
  const leave = () => {
    if (text === undefined) return;
    if (redaction.options.alsoSecret?.includes(text)) redaction.unmark(text);
    else redaction.keep({ text, kind });
  };
  return (
    <li>
      <Switch on disabled={text === undefined} onChange={leave}>
        <span className="redaction-kind">{words(kind)}</span> {reason}
      </Switch>
      <code className="redaction-text">{placeholder}</code>
      <span className="redaction-places">
        {places.slice(0, MOST_PLACES).map(({ file, range }) => {
          const given = current.files[file];
          if (!given) return null;
          const at = `${shortName(given.path, paths)}:${positionAt(given.text, range.start).line}`;
          const go = () => {
            show(undefined);
            requestAnimationFrame(() => goTo(given.path, range));
          };
          return (
            <button key={`${file}-${range.start}`} type="button" className="place" title={given.path} onClick={go}>
              {at}
            </button>
          );
        })}
        {places.length > MOST_PLACES && <span className="faint">and {places.length - MOST_PLACES} more places</span>}
      </span>
    </li>
  );
}

const words = (kind: string): string => kind.replaceAll('-', ' ');
