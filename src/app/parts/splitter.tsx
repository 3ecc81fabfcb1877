import type { KeyboardEvent, PointerEvent } from 'react';

interface SplitterProps {
  /** What is on its left, for people who cannot see it. */
  label: string;
  /** Per cent of the width that belong to the left side. */
  share: number;
  onShare(share: number): void;
}

const NARROWEST = 25;
const WIDEST = 65;
const STEP = 2;

/**
 * The border between two columns: dragged, or moved with the arrow keys (WAI-ARIA Authoring Practices, window splitter), or,
 * for who cannot drag, put from one end to the other by a double click (WCAG 2.5.7).
 */
export function Splitter({ label, share, onShare }: SplitterProps) {
  const put = (wanted: number) => onShare(Math.round(Math.min(WIDEST, Math.max(NARROWEST, wanted))));
  const drag = (event: PointerEvent<HTMLHRElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const columns = event.currentTarget.parentElement?.getBoundingClientRect();
    if (columns) put(((event.clientX - columns.left) / columns.width) * 100);
  };
  const press = (event: KeyboardEvent) => {
    const wanted = { ArrowLeft: share - STEP, ArrowRight: share + STEP, Home: NARROWEST, End: WIDEST }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    put(wanted);
  };
  return (
    <hr
      className="splitter"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={share}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      title="Drag, press an arrow key, or double-click"
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onDoubleClick={() => put(share < (NARROWEST + WIDEST) / 2 ? WIDEST : NARROWEST)}
      onKeyDown={press}
    />
  );
}
