import { Injectable } from '@nestjs/common';
import { addMonths } from '#libs/civil-date';
import { computeReport, customPeriod, DOSSIER_REPORTS, type DossierReportId, type Period, RECORD_REPORTS, type RecordReportId } from '#libs/reporting';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import { RunStore } from '../data/run.store.js';
import type { NarrativeTable, NarrativeTables } from '../domain/narrative-data.js';
import { RowTally } from '../domain/row-tally.js';
import { isFinished } from '../domain/run.js';
import { CountRecords } from './count-records.js';
import { CountRows } from './count-rows.js';
import { FollowLog } from './follow-log.js';
import { PlanRows } from './plan-rows.js';

const MONTHS_OF_A_YEAR = 12;

/** The tables that the periodic report speaks of: as they were closed where they were, else counted now, all of dossiers at one position of the log. */
@Injectable()
export class CountNarrative {
  constructor(
    private readonly following: FollowLog,
    private readonly plans: PlanRows,
    private readonly counting: CountRows,
    private readonly records: CountRecords,
    private readonly runs: RunStore,
    private readonly clock: Clock,
  ) {}

  async count(unitId: string, period: Period): Promise<NarrativeTables> {
    const ofDossiers = await this.following.settled(unitId, async (tx, position) => ({
      R1: await this.table(tx, unitId, 'R1', period, position),
      R2: await this.table(tx, unitId, 'R2', period, position),
      R2_LAST_YEAR: await this.table(tx, unitId, 'R2', yearBefore(period), position),
    }));
    const ofRecord = async (id: RecordReportId): Promise<NarrativeTable> => ({
      table: await this.records.count(id, { unitId, period }), definition: RECORD_REPORTS[id], position: null, countedAt: this.clock.now(), closedAt: null,
    });
    return { ...ofDossiers, R3: await ofRecord('R3'), R4: await ofRecord('R4'), R6: await ofRecord('R6'), R6_INDICES: await ofRecord('R6_INDICES') };
  }

  private async table(tx: Tx, unitId: string, id: DossierReportId, period: Period, position: number): Promise<NarrativeTable> {
    const definition = DOSSIER_REPORTS[id];
    const closed = await this.closed(tx, unitId, id, period);
    if (closed) {
      const { outcome, finishedAt, closedAt } = closed;
      return { table: outcome.table, definition, position: outcome.positions[unitId] ?? position, countedAt: finishedAt, closedAt };
    }
    const tally = new RowTally(await this.plans.of(tx, { unitId, layout: 'by_field', period }));
    await this.counting.fromCounters(tx, unitId, period, tally);
    return { table: computeReport(definition, tally.rows(), period), definition, position, countedAt: this.clock.now(), closedAt: null };
  }

  private async closed(tx: Tx, unitId: string, definition: DossierReportId, period: Period) {
    const id = await this.runs.lastClosed(tx, { unitId, definition, layout: 'by_field', consolidated: false, period });
    const run = id === null ? undefined : await this.runs.find(tx, [unitId], id);
    return run && isFinished(run) ? run : undefined;
  }
}

function yearBefore({ from, to }: Period): Period {
  return customPeriod(addMonths(from, -MONTHS_OF_A_YEAR), addMonths(to, -MONTHS_OF_A_YEAR));
}
