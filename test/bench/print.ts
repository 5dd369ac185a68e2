import { cpus, totalmem } from 'node:os';

export interface Figure {
  measure: string;
  value: string;
  compared?: string;
  ratio?: number;
  /** The bound that the ratio or value is held against, as text. */
  target?: string;
}

/** A table for people, then the same as JSON for machines. */
export function printFigures(figures: readonly Figure[]): void {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? ''}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
  const rows = [['measure', 'value', 'compared with', 'ratio', 'target'], ...figures.map(row)];
  const widths = (rows[0] as string[]).map((_, column) => Math.max(...rows.map((cells) => (cells[column] ?? '').length)));
  console.log(`\n${machine}`);
  for (const cells of rows) console.log(cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd());
  console.log(JSON.stringify({ machine, figures }));
}

function row({ measure, value, compared = '', ratio, target = '' }: Figure): string[] {
  return [measure, value, compared, ratio === undefined ? '' : ratio.toFixed(2), target];
}
