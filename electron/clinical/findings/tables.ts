/** A cell of a pasted table: its trimmed text and where that lies in the note. */
export type Cell = { readonly text: string; readonly start: number; readonly end: number };

/** A table whose first line names its columns. Every row has as many cells as the header. */
export type Table = { readonly header: readonly Cell[]; readonly rows: readonly (readonly Cell[])[] };

const fewestColumns = 3;

/** Tables in `note[from, to)` with columns set apart by bars or tabs, as record systems paste them. Linear. */
export function tablesIn(note: string, from: number, to: number): Table[] {
  const tables: Table[] = [];
  let header: readonly Cell[] | null = null;
  let rows: (readonly Cell[])[] = [];
  const close = () => {
    if (header !== null && rows.length > 0) tables.push({ header, rows });
    header = null;
    rows = [];
  };
  for (let at = from; at < to; ) {
    const newline = note.indexOf('\n', at);
    const end = newline < 0 || newline > to ? to : newline;
    const cells = cellsOf(note, at, end);
    if (cells.length < fewestColumns) close();
    else if (header === null) header = cells;
    else if (cells.length !== (header as readonly Cell[]).length) {
      close();
      header = cells;
    } else if (!cells.every((c) => /^[-:= ]*$/.test(c.text))) rows.push(cells);
    at = end + 1;
  }
  close();
  return tables;
}

function cellsOf(note: string, start: number, end: number): Cell[] {
  const line = note.slice(start, end);
  const separator = line.includes('|') ? '|' : line.includes('\t') ? '\t' : null;
  if (separator === null) return [];
  const cells: Cell[] = [];
  let at = 0;
  for (const part of line.split(separator)) {
    const lead = part.length - part.trimStart().length;
    const text = part.trim();
    cells.push({ text, start: start + at + lead, end: start + at + lead + text.length });
    at += part.length + 1;
  }
  // A bar at either edge of a line bounds the table and holds no cell.
  if (separator === '|' && cells[0]?.text === '') cells.shift();
  if (separator === '|' && cells.at(-1)?.text === '') cells.pop();
  return cells;
}
