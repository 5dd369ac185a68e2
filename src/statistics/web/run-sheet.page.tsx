import { civilDateOf, formatDateTime } from '#libs/civil-date';
import type { View } from '#libs/ui';
import { type FinishedRun, sealWords } from '#src/reports';
import type { Unit } from '#src/units';
import { TableSheet } from './table-sheet.page.js';

/** A finished table on paper: on screen, from the printer and as a PDF file the same. */
export function RunSheet({ run, unit, parent, verifyAt }: { run: FinishedRun; unit: Unit; parent: Unit | null; verifyAt: string }): View {
  const { table, contentHash } = run.outcome;
  return (
    <TableSheet table={table} unit={unit} parent={parent} date={civilDateOf(run.closedAt ?? run.finishedAt)}>
      {table.checks.map(({ row, identity, left, right }) => (
        <p>
          <b>
            SỐ LIỆU KHÔNG KHỚP – {row}: {identity}: {left} ≠ {right}
          </b>
        </p>
      ))}
      {table.footnotes.map((note) => (
        <p>{note}</p>
      ))}
      <p>
        Tính lúc {formatDateTime(run.finishedAt)}, số liệu {run.closedAt ? 'đã chốt' : 'chưa chốt'}.
      </p>
      <p>{sealWords(run.closedAt !== null, contentHash, verifyAt)}</p>
    </TableSheet>
  );
}
