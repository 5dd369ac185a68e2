import { Injectable } from '@nestjs/common';
import { ImportList, LIST_COLUMNS } from '#src/catalogue';
import type { Tx } from '#src/platform/database';
import { SetReportLines } from '#src/units';
import { CENTRES_SINCE, COMMUNE, reportLines, SINCE, SUPERVISOR } from '../domain/duong-ha.js';
import { sheetOf } from './data-file.js';

/** The catalogue as it was at first, what some procedures say since the desk is a centre, and the rows of the commune's tables. */
@Injectable()
export class LoadCatalogue {
  constructor(private readonly importList: ImportList, private readonly setReportLines: SetReportLines) {}

  /** The transaction is fenced to all units. */
  async run(tx: Tx): Promise<void> {
    const author = { ownerUnitId: SUPERVISOR.id, by: null };
    const list = await this.importList.run(tx, author, await sheetOf('procedures.csv', LIST_COLUMNS), SINCE);
    await this.importList.run(tx, author, await sheetOf('procedures-2025.csv', LIST_COLUMNS), CENTRES_SINCE);
    await this.setReportLines.run(tx, null, COMMUNE.id, SINCE, reportLines(list.reportLines));
  }
}
