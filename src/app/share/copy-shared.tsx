import { useApp } from '../app-context.ts';
import { Icon } from '../parts/icon.tsx';

/** Copies a redacted text exactly as it is shown. */
export function CopyShared({ text, what }: { text: string; what: string }) {
  const { say } = useApp();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      say(`Copied: ${what}, redacted.`);
    } catch {
      say('The browser refused to copy. Select the text and copy it by hand.');
    }
  };
  return (
    <button type="button" className="button primary" onClick={() => void copy()}>
      <Icon name="copy" />
      Copy {what}
    </button>
  );
}
