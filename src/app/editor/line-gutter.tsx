import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { severities, weightOf } from '../changes/severity.ts';
import { Icon } from '../parts/icon.tsx';
import type { Mark } from './code-editor.ts';

interface LineGutterProps {
  lines: string;
  marks: ReadonlyMap<number, Mark>;
  top: number;
  lineHeight: number;
}

/** Line numbers beside a plain textarea, with the sign of the gravest problem of a line. Only lines in sight are drawn. */
export function LineGutter({ lines, marks, top, lineHeight }: LineGutterProps) {
  const gutter = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(600);
  const total = useMemo(() => countLines(lines), [lines]);
  useLayoutEffect(() => {
    const element = gutter.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const first = Math.max(Math.floor(top / lineHeight) - 2, 0);
  const last = Math.min(first + Math.ceil(height / lineHeight) + 4, total);
  const shown = Array.from({ length: Math.max(last - first, 0) }, (_, index) => first + index + 1);
  return (
    <div className="line-gutter" ref={gutter} aria-hidden="true">
      {shown.map((line) => {
        const mark = marks.get(line);
        return (
          <div
            key={line}
            className={mark ? `line-number ${mark.severity}` : 'line-number'}
            style={{ top: (line - 1) * lineHeight - top + 8 }}
            title={mark?.message}
          >
            {mark && <Icon name={severities[mark.severity].icon} />}
            {line}
          </div>
        );
      })}
    </div>
  );
}

/** The gravest mark of each line that has one, lines counted from 1. */
export function marksByLine(text: string, marks: readonly Mark[]): Map<number, Mark> {
  const byLine = new Map<number, Mark>();
  let [line, at] = [1, 0];
  for (const mark of [...marks].sort((a, b) => a.range.start - b.range.start)) {
    for (let next = text.indexOf('\n', at); next !== -1 && next < mark.range.start; next = text.indexOf('\n', at)) {
      line += 1;
      at = next + 1;
    }
    const there = byLine.get(line);
    if (!there || weightOf(mark.severity) < weightOf(there.severity)) byLine.set(line, mark);
  }
  return byLine;
}

function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
