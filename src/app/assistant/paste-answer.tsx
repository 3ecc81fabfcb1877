import { useState } from 'react';

/** The way back of the first way: an answer that the person brings from wherever the prompt was taken to. */
export function PasteAnswer({ onTake, ready }: { onTake(text: string): void; ready: boolean }) {
  const [text, setText] = useState('');
  return (
    <div className="paste-answer">
      <label>
        <span>Paste the answer here</span>
        <textarea rows={4} spellCheck={false} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <div className="row">
        <button
          type="button"
          className="button"
          disabled={text.trim() === '' || !ready}
          onClick={() => {
            onTake(text);
            setText('');
          }}
        >
          Check the answer
        </button>
      </div>
    </div>
  );
}
