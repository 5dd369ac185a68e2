import { Injectable } from '@nestjs/common';
import { addBases, type BaseMeasures, baseValue, CHANNEL_CLASSES, emptyBase, percentage, type Period } from '#libs/reporting';
import { Database } from '#src/platform/database';
import { type Caller, callerHasRole } from '#src/platform/http';
import { Units } from '#src/units';
import { type ClosedReport, RunStore } from '../data/run.store.js';
import { RowTally } from '../domain/row-tally.js';
import { CountRows } from './count-rows.js';
import { REPORT_ROLES } from './find-reports.js';

/** How one unit stands in a period. Rates are in per cent, null over nothing. */
export interface UnitFigures {
  received: number;
  carriedOver: number;
  finished: number;
  open: number;
  overdue: number;
  onTimeRate: number | null;
  onlineRate: number | null;
}

export interface ComparedUnit extends UnitFigures {
  unitId: string;
  name: string;
  lastClosed: ClosedReport | null;
}

/** The units right below one, each with everything below it, side by side, called as on the period's last day. */
@Injectable()
export class CompareUnits {
  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly counting: CountRows,
    private readonly runs: RunStore,
  ) {}

  /** Those whose tables the caller may ask for. From the counters, so it costs the same however many dossiers there are. */
  async sideBySide(caller: Caller, unitId: string, period: Period): Promise<{ units: ComparedUnit[]; total: UnitFigures }> {
    const mine = caller.unitIds.filter((id) => callerHasRole(caller, id, REPORT_ROLES));
    const { plans, closed } = await this.database.inUnits(mine, async (tx) => {
      const children = (await this.units.children(tx, unitId)).filter(({ id }) => mine.includes(id)).sort((a, b) => (a.code < b.code ? -1 : 1));
      const below = await Promise.all(children.map(async ({ id }) => (await this.units.descendantIds(tx, id)).filter((each) => mine.includes(each))));
      const names = await Promise.all(children.map(async ({ id }) => (await this.units.getFor(tx, id, period)).name));
      const rows = children.map(({ id }, index) => ({ position: index + 1, name: names[index] ?? '', unitId: id, unitIds: below[index] ?? [] }));
      return { plans: rows, closed: await this.runs.lastClosedOf(tx, children.map(({ id }) => id)) };
    });
    const tally = new RowTally(plans);
    for (const each of plans.flatMap(({ unitIds }) => unitIds)) {
      await this.database.inUnit(each, (tx) => this.counting.fromCounters(tx, each, period, tally));
    }
    const counted = tally.rows();
    const units = plans.map(({ unitId: id, name }, index): ComparedUnit => ({
      unitId: id, name, ...figuresOf(counted[index]?.base ?? emptyBase()), lastClosed: closed.find((run) => run.unitId === id) ?? null,
    }));
    return { units, total: figuresOf(addBases(counted.map(({ base }) => base))) };
  }
}

function figuresOf(base: BaseMeasures): UnitFigures {
  const sum = (group: 'receivedIn' | 'carriedOver'): number => CHANNEL_CLASSES.reduce((total, channel) => total + base[group][channel], 0);
  const { early, onTime, late } = base.finished;
  const received = sum('receivedIn');
  const finished = early + onTime + late;
  return {
    received,
    carriedOver: sum('carriedOver'),
    finished,
    open: base.openInTerm + base.openOverdue,
    overdue: base.openOverdue,
    onTimeRate: percentage(early + onTime, finished),
    onlineRate: percentage(baseValue(base, 'receivedIn.online3') + baseValue(base, 'receivedIn.online4'), received),
  };
}
