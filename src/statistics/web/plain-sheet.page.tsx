import { type SheetColumn, SheetNote, SheetTable, type View } from '#libs/ui';
import { type CountedPlain, type PaperHeading, plainText, stateLines } from '#src/reports';
import { OfficeSheet, TableSheet } from './table-sheet.page.js';

type Table = CountedPlain['table'];
type Line = { cells: readonly string[]; strong: boolean };

/** Whatever it is made of, on paper. */
export function CountedSheet({ counted: { table, figures }, heading }: { counted: CountedPlain; heading: PaperHeading }): View {
  return figures ? <TableSheet table={figures} heading={heading} /> : <PlainSheet table={table} heading={heading} />;
}

/** A table of words and numbers on paper, headed and signed as the offices want it. */
function PlainSheet({ table, heading }: { table: Table; heading: PaperHeading }): View {
  const rows = table.rows.map(({ cells, strong = false }): Line => ({ cells: cells.map(plainText), strong }));
  return (
    <OfficeSheet heading={heading} title={table.title} subtitle={table.subtitles.join('. ')}>
      <SheetTable caption={table.title} columns={columnsOf(table)} rows={rows} dense />
      <SheetNote>
        {table.alarms.map((alarm) => (
          <p>
            <b>{alarm}</b>
          </p>
        ))}
        {[...table.notes, ...stateLines(heading)].map((note) => (
          <p>{note}</p>
        ))}
      </SheetNote>
    </OfficeSheet>
  );
}

/** The widest takes what the others leave. */
function columnsOf({ columns }: Table): SheetColumn<Line>[] {
  const widest = Math.max(...columns.map(({ width }) => width));
  return columns.map(({ path, width, at }, index): SheetColumn<Line> => {
    const [upper = '', lower] = path;
    const text = ({ cells }: Line): string => cells[index] ?? '';
    return {
      title: lower ?? upper,
      cell: (line) => (line.strong ? <b>{text(line)}</b> : text(line)),
      ...(lower !== undefined && { group: upper }),
      ...(at !== 'left' && { align: at }),
      ...(width < widest && { width: widthName(width) }),
    };
  });
}

function widthName(characters: number): NonNullable<SheetColumn<Line>['width']> {
  const names = [[6, 'number'], [10, 'word'], [13, 'date'], [16, 'short'], [20, 'code'], [30, 'medium']] as const;
  return names.find(([most]) => characters <= most)?.[1] ?? 'long';
}
