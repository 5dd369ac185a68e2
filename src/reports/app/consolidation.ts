import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import { addNumbers, numbersOf, type Numbers, type Period, type ReportTable } from '#libs/reporting';
import { Database, type Tx } from '#src/platform/database';
import { type Caller, callerHasRole } from '#src/platform/http';
import { type Renaming, renamingsIn, Units } from '#src/units';
import { RunStore } from '../data/run.store.js';
import type { CountedRow, FinishedRun, RowPlan, Run } from '../domain/run.js';
import { tableOf } from './count-run.js';
import { REPORT_ROLES } from './find-reports.js';

/** A unit below, and whether it has closed its own table of the period. */
export interface UnitClosing {
  unitId: string;
  /** On the period's last day; of a closed table as printed on it. */
  name: string;
  /** Null: not yet. */
  closed: { runId: string; closedAt: Date; contentHash: string } | null;
  /** Who took its work over, and from which day, where that was in or before the period. */
  mergedInto: { name: string; lastDay: CivilDate } | null;
  /** Codes that it had in the period, when more than one. */
  codes: readonly string[];
  /** How its name changed within the period. */
  renamings: readonly Renaming[];
  /** It was not in being in the period: its old dossiers are counted, it has nothing to close. */
  exempt: boolean;
}

/** What the units below have closed, and what a consolidated table says of those that merged. */
@Injectable()
export class Consolidation {
  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly runs: RunStore,
  ) {}

  /** Of the units below that the caller may ask of, in order of code. */
  async closings(caller: Caller, unitId: string, definition: Run['definition'], period: Period): Promise<UnitClosing[]> {
    const mine = caller.unitIds.filter((id) => callerHasRole(caller, id, REPORT_ROLES));
    const below = await this.database.inUnit(unitId, async (tx) => (await this.units.descendantIds(tx, unitId)).filter((id) => id !== unitId && mine.includes(id)));
    return this.closingsOf(below, definition, period);
  }

  async closingsOf(unitIds: readonly string[], definition: Run['definition'], period: Pick<Period, 'from' | 'to'>): Promise<UnitClosing[]> {
    const closings: (UnitClosing & { code: string })[] = [];
    for (const unitId of unitIds) {
      closings.push(await this.database.inUnit(unitId, async (tx) => {
        const [unit, codes] = [await this.units.getFor(tx, unitId, period), await this.units.codesOf(tx, unitId)];
        const lastDay = unit.successorId === null ? null : (codes.at(-1)?.validTo ?? null);
        const successor = unit.successorId !== null && lastDay !== null && lastDay < period.to ? (await this.units.getFor(tx, unit.successorId, period)).name : null;
        const inPeriod = codes.filter(({ validFrom, validTo }) => validFrom <= period.to && (validTo === null || validTo >= period.from));
        const closed = await this.runs.closedOwn(tx, unitId, definition, period);
        return {
          unitId, name: closed?.head?.unitName ?? unit.name, code: unit.code, exempt: inPeriod.length === 0, codes: inPeriod.length > 1 ? inPeriod.map(({ code }) => code) : [],
          renamings: renamingsIn(await this.units.namesOf(tx, unitId), period),
          closed: closed?.closedAt && closed.outcome ? { runId: closed.id, closedAt: closed.closedAt, contentHash: closed.outcome.contentHash } : null,
          mergedInto: successor !== null && lastDay !== null ? { name: successor, lastDay } : null,
        };
      }));
    }
    return closings.sort((a, b) => (a.code < b.code ? -1 : 1)).map(({ code: _, ...closing }) => closing);
  }

  /**
   * Units that merged are on a table by unit with their own part each; here is the whole of each successor: its own part and
   * those of all whose work it took over. Null when none of them merged, or the table has no row per unit.
   */
  async successorTotals(run: FinishedRun): Promise<ReportTable | null> {
    if (run.layout !== 'by_unit') return null;
    const groups = await this.successors(run, run.outcome.rows);
    return groups.length === 0 ? null : tableOf(run, groups.map(({ name, rows }, index) => ({ position: index + 1, name, base: sumOfRows(rows) })));
  }

  /** Of rows of units those that one of them answers for at the end of the period, where they are several, and what to call them. */
  async successors<R extends RowPlan>({ unitId, period, head }: Pick<Run, 'unitId' | 'period'> & Partial<Pick<Run, 'head'>>, rows: readonly R[]): Promise<Successor<R>[]> {
    return this.database.inUnit(unitId, async (tx) => {
      const found = new Map<string, Successor<R> & { taken: string[] }>();
      for (const row of rows) {
        const heir = await this.heirOn(tx, row, period.to);
        if (heir === undefined) continue;
        const group = found.get(heir) ?? { name: head?.unitNames[heir] ?? (await this.units.getFor(tx, heir, period)).name, rows: [], taken: [] };
        group.rows.push(row);
        if (unitOf(row) === heir) group.name = row.name;
        else group.taken.push(row.name);
        found.set(heir, group);
      }
      return [...found.values()].filter((group) => group.rows.length > 1).map(({ name, rows: joined, taken }) => ({ name: `${name} (gồm ${taken.join(', ')})`, rows: joined }));
    });
  }

  /** Who answers for a row at the end of the period. A merger after it is not this table's matter. */
  private async heirOn(tx: Tx, row: RowPlan, lastDay: CivilDate): Promise<string | undefined> {
    const unitId = unitOf(row);
    if (unitId === undefined) return undefined;
    for (const id of await this.units.successorIds(tx, unitId)) {
      const ended = (await this.units.codesOf(tx, id)).at(-1)?.validTo ?? null;
      if (ended === null || ended >= lastDay) return id;
    }
    return unitId;
  }
}

/** A unit by its name in the table and those of all that it took over, with their rows and its own. */
interface Successor<R> {
  name: string;
  rows: R[];
}

/** The unit that a row is named after; those below it come after it. */
function unitOf(row: RowPlan): string | undefined {
  return 'unitIds' in row ? row.unitIds[0] : undefined;
}

function sumOfRows(rows: readonly CountedRow[]): Numbers {
  const numbers = rows.map(({ base }) => numbersOf(base));
  return addNumbers(numbers, [...new Set(numbers.flatMap((each) => Object.keys(each)))]);
}
