import { useEffect, useState } from 'react';
import { useApp } from '../app-context.ts';
import { Icon } from './icon.tsx';

interface CopyButtonProps {
  text: string;
  /** What is copied, for those who do not see where the button stands. */
  what: string;
  children?: string;
}

const done = { 'as it is': 'Copied', redacted: 'Copied, redacted' } as const;

export function CopyButton({ text, what, children }: CopyButtonProps) {
  const { say, redaction } = useApp();
  const [copied, setCopied] = useState<'as it is' | 'redacted'>();
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(undefined), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    try {
      const [shown = ''] = await redaction.texts([text]);
      await navigator.clipboard.writeText(shown);
      setCopied(shown === text ? 'as it is' : 'redacted');
      say(shown === text ? `Copied: ${what}.` : `Copied: ${what}, with placeholders for the secrets in it.`);
    } catch {
      say('The browser refused to copy. Select the text and copy it by hand.');
    }
  };
  return (
    <button type="button" className={children ? 'button' : 'button quiet bare'} onClick={copy} title={`Copy ${what}`}>
      <Icon name={copied ? 'done' : 'copy'} />
      <span className={children ? undefined : 'hidden-text'}>
        {copied ? done[copied] : (children ?? `Copy ${what}`)}
      </span>
    </button>
  );
}
