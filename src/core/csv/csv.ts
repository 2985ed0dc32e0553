/**
 * One cell. Text from the chain or from people is `text`; what this program formats itself (numbers, times, addresses'
 * absence) is `plain` and never begins with anything a spreadsheet would compute.
 */
export type Cell = { text: string } | { plain: string } | null;

/** What spreadsheets take for the beginning of a formula; a tab or a line break before it is skipped by some. */
const FORMULA = /^[\t\r\n ]*[=+\-@]|^[\t\r]/;

/** RFC 4180: rows end with CR LF, cells with a comma, quote or line break are quoted, quotes are doubled. */
export function csv(header: readonly string[], rows: readonly Cell[][]): string {
  const lines = [header.map((name) => ({ plain: name })), ...rows].map((cells) =>
    cells.map(cellText).join(','),
  );
  return `${lines.join('\r\n')}\r\n`;
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  const value = 'plain' in cell ? cell.plain : defused(cell.text);
  return /[",\r\n]/.test(value) || value !== value.trim() ? `"${value.replaceAll('"', '""')}"` : value;
}

/** An apostrophe in front makes a spreadsheet show the text instead of running it. */
function defused(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
