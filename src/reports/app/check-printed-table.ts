import { Injectable } from '@nestjs/common';
import type { Period } from '#libs/reporting';
import { checkTable, type TableCheck } from '#libs/table-check';
import { readRows } from '#src/platform/tabular';
import { refuse } from '../refusals.js';
import { CountTable } from './count-table.js';

/** Far more than a table of fields or of communes has. */
const MOST_ROWS = 2_000;

export interface PrintedCheck extends TableCheck {
  /** Held against what the system counts of the same period. */
  compared: boolean;
}

export interface PrintedTableFile {
  fileName: string;
  bytes: Parameters<typeof readRows>[0];
}

/** A table that somebody made by hand, read and held against itself and against what was counted. Nothing of it is kept. */
@Injectable()
export class CheckPrintedTable {
  constructor(private readonly counting: CountTable) {}

  /**
   * @param against the unit and period whose counted table to compare with; left out, the table is held against itself alone
   * @throws tabular.*, report.check_unsupported
   */
  async check({ fileName, bytes }: PrintedTableFile, against?: { unitId: string; period: Period }): Promise<PrintedCheck> {
    const rows: string[][] = [];
    for await (const { row, cells } of readRows(bytes, { fileName, maxRows: MOST_ROWS })) {
      while (rows.length < row - 1) rows.push([]);
      rows.push([...cells]);
    }
    const alone = checkTable(rows);
    if (!against || alone.layout === null) return { ...alone, compared: false };
    if (alone.layout !== 'R1' && alone.layout !== 'R2') throw refuse('report.check_unsupported', { layout: alone.layout });
    const counted = await this.counting.fromCounters({ definition: alone.layout, ...against });
    return { ...checkTable(rows, counted), compared: true };
  }
}
