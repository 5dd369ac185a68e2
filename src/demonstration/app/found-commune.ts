import { Injectable } from '@nestjs/common';
import { ImportList, LIST_COLUMNS } from '#src/catalogue';
import { Database, type Tx } from '#src/platform/database';
import { CreateUnit, SetReportLines, SetSessions } from '#src/units';
import { COMMUNE, type DemonstrationUnit, reportLines, SESSIONS, SINCE, SUPERVISOR } from '../domain/duong-ha.js';
import { sheetOf } from './data-file.js';
import { LoadNotices } from './load-notices.js';

/** The two units and everything that a receipt needs, in one transaction: where they are, all of it is. */
@Injectable()
export class FoundCommune {
  constructor(
    private readonly database: Database,
    private readonly createUnit: CreateUnit,
    private readonly setSessions: SetSessions,
    private readonly setReportLines: SetReportLines,
    private readonly importList: ImportList,
    private readonly notices: LoadNotices,
  ) {}

  async run(): Promise<void> {
    const procedures = await sheetOf('procedures.csv', LIST_COLUMNS);
    await this.database.inUnits('all', async (tx) => {
      await this.found(tx, SUPERVISOR, null);
      await this.found(tx, COMMUNE, SUPERVISOR.id);
      const list = await this.importList.run(tx, { ownerUnitId: SUPERVISOR.id, by: null }, procedures, SINCE);
      await this.setReportLines.run(tx, null, COMMUNE.id, SINCE, reportLines(list.reportLines));
      await this.notices.run(tx);
    });
  }

  private async found(tx: Tx, unit: DemonstrationUnit, parentId: string | null): Promise<void> {
    await this.createUnit.run(tx, null, { ...unit, parentId, validFrom: SINCE });
    await this.setSessions.run(tx, null, unit.id, SINCE, SESSIONS);
  }
}
