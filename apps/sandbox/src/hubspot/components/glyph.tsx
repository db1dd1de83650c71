/** Drawn from plain strokes in a box of 16 by 16. Icons that nobody drew yet show as a dot, with their name said. */
const STROKES: Readonly<Record<string, string>> = {
  add: 'M8 3v10M3 8h10',
  remove: 'M4 4l8 8M12 4l-8 8',
  subtract: 'M3 8h10',
  success: 'M3 8.5l3.5 3.5L13 5',
  checkCircle: 'M8 1.5a6.5 6.5 0 1 0 .01 0M5 8.2l2.2 2.2L11.2 6',
  left: 'M10 3L5 8l5 5',
  right: 'M6 3l5 5-5 5',
  first: 'M11 3L6 8l5 5M4 3v10',
  last: 'M5 3l5 5-5 5M12 3v10',
  up: 'M8 13V3M4 7l4-4 4 4',
  down: 'M8 3v10M4 9l4 4 4-4',
  upCarat: 'M3 10l5-5 5 5',
  downCarat: 'M3 6l5 5 5-5',
  search: 'M7 2.5a4.5 4.5 0 1 0 .01 0M10.5 10.5L14 14',
  edit: 'M3 13l.6-3L11 2.6 13.4 5 6 12.4z',
  delete: 'M3 4h10M6 4V2.5h4V4M4.5 4l.6 9.5h5.8l.6-9.5',
  refresh: 'M13 8a5 5 0 1 1-1.5-3.6M13 2v3h-3',
  dataSync: 'M13 8a5 5 0 1 1-1.5-3.6M13 2v3h-3',
  warning: 'M8 2l6.5 11.5h-13zM8 6.5v3.5M8 11.8v.2',
  exclamation: 'M8 3v6M8 11.8v.4',
  exclamationCircle: 'M8 1.5a6.5 6.5 0 1 0 .01 0M8 5v4M8 11v.2',
  info: 'M8 1.5a6.5 6.5 0 1 0 .01 0M8 7.5v4M8 5v.2',
  question: 'M8 1.5a6.5 6.5 0 1 0 .01 0M6 6.2a2 2 0 1 1 2.6 1.9c-.4.2-.6.5-.6 1M8 11.4v.2',
  link: 'M6.5 9.5l3-3M7 5l2-2a2.8 2.8 0 0 1 4 4l-2 2M9 11l-2 2a2.8 2.8 0 0 1-4-4l2-2',
  externalLink: 'M9 2.5h4.5V7M13.5 2.5L7.5 8.5M6.5 3.5H2.5v10h10v-4',
  ellipses: 'M3 8h.2M8 8h.2M13 8h.2',
  date: 'M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2v3M10.5 2v3',
  clock: 'M8 1.5a6.5 6.5 0 1 0 .01 0M8 4.5V8l2.5 1.5',
  filter: 'M2.5 3h11L9.5 8.5v4l-3 1.5V8.5z',
  settings:
    'M8 5.5a2.5 2.5 0 1 0 .01 0M8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M3.4 12.6l1.4-1.4M11.2 4.8l1.4-1.4',
  locked: 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
};

interface GlyphProps {
  name: string;
  label?: string | undefined;
  size?: number;
}

/** Hidden from assistive technology unless it has a label. */
export function Glyph({ name, label, size = 16 }: GlyphProps) {
  const drawn = (
    <svg
      className="hs-glyph"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={STROKES[name] ?? 'M8 6a2 2 0 1 0 .01 0'} />
    </svg>
  );
  return label === undefined ? (
    drawn
  ) : (
    <span className="hs-glyph-named">
      {drawn}
      <span className="hs-hidden">{label}</span>
    </span>
  );
}
