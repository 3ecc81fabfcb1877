import type { ReactNode } from 'react';

/** Drawn on a 16 × 16 grid with a stroke of 1.5; every state has a shape of its own, so that none rests on colour. */
const drawings = {
  ok: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="m5.2 8.2 2 2 3.6-4.2" />
    </>
  ),
  broken: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4" />
    </>
  ),
  insecure: (
    <>
      <path d="M8 1.9 14.6 13.4H1.4Z" />
      <path d="M8 6.2v3.4m0 1.7v.2" />
    </>
  ),
  later: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 4.4V8l2.4 1.8" />
    </>
  ),
  unknown: (
    <>
      <circle cx="8" cy="8" r="6.25" strokeDasharray="2.2 2" />
      <path d="M6.2 6.3a1.9 1.9 0 1 1 2.6 1.8c-.6.3-.8.6-.8 1.2m0 1.7v.2" />
    </>
  ),
  unreached: <circle cx="8" cy="8" r="3" />,
  tidy: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 7.4v3.4m0-5.6v.2" />
    </>
  ),
  add: <path d="M8 3v10M3 8h10" />,
  close: <path d="m4 4 8 8m0-8-8 8" />,
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M10.5 5.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2" />
    </>
  ),
  done: <path d="m3 8.5 3.4 3.4L13 4.5" />,
  download: <path d="M8 2v8m0 0L4.8 6.8M8 10l3.2-3.2M2.5 13.5h11" />,
  save: (
    <>
      <path d="M2.5 2.5h8.6l2.4 2.4v8.6h-11Z" />
      <path d="M5 13.5v-4h6v4M5.5 2.5v3h4v-3" />
    </>
  ),
  file: (
    <>
      <path d="M3.5 1.9h5.6l3.4 3.4v8.8h-9Z" />
      <path d="M9 2v3.5h3.5" />
    </>
  ),
  folder: <path d="M1.8 3.5h4.4l1.6 1.8h6.4v7.2H1.8Z" />,
  down: <path d="M8 3v10m0 0 3.5-3.5M8 13 4.5 9.5" />,
  chevron: <path d="m6 3.5 4.5 4.5L6 12.5" />,
  sun: (
    <>
      <circle cx="8" cy="8" r="3" />
      <path d="M8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3.05 3.05l1.1 1.1m7.7 7.7 1.1 1.1m0-9.9-1.1 1.1m-7.7 7.7-1.1 1.1" />
    </>
  ),
  moon: <path d="M13.2 10A5.8 5.8 0 0 1 6 2.8a5.8 5.8 0 1 0 7.2 7.2Z" />,
  auto: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 1.75v12.5A6.25 6.25 0 0 0 8 1.75Z" fill="currentColor" />
    </>
  ),
  command: (
    <path d="M6 6h4v4H6zM6 6V4.2A1.9 1.9 0 1 0 4.2 6H6m4 0V4.2A1.9 1.9 0 1 1 11.8 6H10m0 4v1.8a1.9 1.9 0 1 0 1.8-1.8H10m-4 0v1.8A1.9 1.9 0 1 1 4.2 10H6" />
  ),
  help: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M6.2 6.3a1.9 1.9 0 1 1 2.6 1.8c-.6.3-.8.6-.8 1.2m0 1.7v.2" />
    </>
  ),
  arrow: <path d="M2.5 8h11m0 0L9.8 4.3M13.5 8l-3.7 3.7" />,
  certificate: (
    <>
      <path d="M8.5 11.5h-6v-9h11v4" />
      <circle cx="11.3" cy="9.3" r="2.4" />
      <path d="m9.8 11.3-.5 3.2 2-1 2 1-.5-3.2M5 5.5h6M5 8h2.5" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;

/** Decoration beside words: the words carry the meaning. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  );
}
