import { Injectable } from '@nestjs/common';
import { type CivilDate, startOfDay } from '#libs/civil-date';
import type { Channel } from '#libs/dossier-flow';
import { type CounterMeasure, COUNTER_MEASURES } from '#libs/reporting';
import { Catalogue } from '#src/catalogue';
import type { Tx } from '#src/platform/database';
import { type DayTally, RecountStore } from '../data/recount.store.js';

/** What the log says happened on a day to the dossiers of one procedure and channel. */
export interface LogCount {
  day: CivilDate;
  procedureId: string;
  channel: Channel;
  /** 0 for dossiers that did not come in online. */
  onlineLevel: 0 | 3 | 4;
  counts: Record<CounterMeasure, number>;
}

/** Counts a unit's log from its first step, to hold against whatever was counted along the way. */
@Injectable()
export class CountFromLog {
  constructor(private readonly recount: RecountStore, private readonly catalogue: Catalogue) {}

  /** Corrections entered up to the position are applied, later ones are not. Days are those of Asia/Ho_Chi_Minh. */
  async upTo(tx: Tx, unitId: string, position: number): Promise<LogCount[]> {
    return this.byProcedure(tx, await this.recount.tally(tx, unitId, position));
  }

  /**
   * The same, of the dossiers alone that were still open when the day began, or came in later: from their first step, so also what
   * happened to them before. Reads the steps of these, however long the log is.
   */
  async inHandSince(tx: Tx, unitId: string, position: number, day: CivilDate): Promise<LogCount[]> {
    const dossierIds = await this.recount.inHandSince(tx, unitId, position, startOfDay(day));
    return this.byProcedure(tx, await this.recount.tallyOf(tx, unitId, position, dossierIds));
  }

  private async byProcedure(tx: Tx, tallies: readonly DayTally[]): Promise<LogCount[]> {
    const procedures = new Map<string, string>();
    const counted: LogCount[] = [];
    for (const { day, versionId, channel, onlineLevel, ...counts } of tallies) {
      const procedureId = procedures.get(versionId) ?? (await this.catalogue.version(tx, versionId)).procedureId;
      procedures.set(versionId, procedureId);
      counted.push({ day, procedureId, channel, onlineLevel, counts });
    }
    return addedUp(counted);
  }
}

/** Versions of one procedure are counted together. */
function addedUp(counted: readonly LogCount[]): LogCount[] {
  const rows = new Map<string, LogCount>();
  for (const row of counted) {
    const key = `${row.day} ${row.procedureId} ${row.channel} ${row.onlineLevel}`;
    const known = rows.get(key);
    if (!known) rows.set(key, row);
    else for (const measure of COUNTER_MEASURES) known.counts[measure] += row.counts[measure];
  }
  return [...rows.values()];
}
