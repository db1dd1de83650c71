/** Cells as a line of comma-separated values. */
export const toLine = (cells: readonly string[]): string => cells.map(toCell).join(',');

/** Quoted where it has to be; what a spreadsheet would take for a formula begins with an apostrophe. */
function toCell(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const safe = /^[=+\-@]/.test(line) ? `'${line}` : line;
  return /[",;']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
