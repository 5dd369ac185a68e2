/** `($1, $2), ($3, $4)` for a multi-row VALUES. @example valueRows(2, 2) === '($1, $2), ($3, $4)' */
export function valueRows(rows: number, columns: number): string {
  return Array.from({ length: rows }, (_, row) => `(${Array.from({ length: columns }, (_, column) => `$${row * columns + column + 1}`).join(', ')})`).join(', ');
}
