import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import { addNumbers, numbersOf, type Numbers, type Period, type ReportTable } from '#libs/reporting';
import { Database } from '#src/platform/database';
import { type Caller, callerHasRole } from '#src/platform/http';
import { type Unit, Units } from '#src/units';
import { RunStore } from '../data/run.store.js';
import type { CountedRow, FinishedRun, Run } from '../domain/run.js';
import { tableOf } from './count-run.js';
import { REPORT_ROLES } from './find-reports.js';

/** A unit below, and whether it has closed its own table of the period. */
export interface UnitClosing {
  unitId: string;
  name: string;
  /** Null: not yet. */
  closed: { runId: string; closedAt: Date; contentHash: string } | null;
  /** Who took its work over, and from which day, where that was in or before the period. */
  mergedInto: { name: string; lastDay: CivilDate } | null;
  /** Codes that it had in the period, when more than one: it was renamed. */
  codes: readonly string[];
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
        const [unit, codes] = [await this.units.get(tx, unitId), await this.units.codesOf(tx, unitId)];
        const lastDay = unit.successorId === null ? null : (codes.at(-1)?.validTo ?? null);
        const successor = unit.successorId !== null && lastDay !== null && lastDay < period.to ? await this.units.get(tx, unit.successorId) : null;
        const inPeriod = codes.filter(({ validFrom, validTo }) => validFrom <= period.to && (validTo === null || validTo >= period.from));
        const closed = await this.runs.closedOwn(tx, unitId, definition, period);
        return {
          unitId, name: unit.name, code: unit.code, exempt: inPeriod.length === 0, codes: inPeriod.length > 1 ? inPeriod.map(({ code }) => code) : [],
          closed: closed?.closedAt && closed.outcome ? { runId: closed.id, closedAt: closed.closedAt, contentHash: closed.outcome.contentHash } : null,
          mergedInto: successor && lastDay !== null ? { name: successor.name, lastDay } : null,
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
    const groups = await this.database.inUnit(run.unitId, async (tx) => {
      const found = new Map<string, { unit: Unit; rows: CountedRow[] }>();
      for (const row of run.outcome.rows) {
        const heir = await this.heirOn(row, run, async (id) => (await this.units.successorIds(tx, id)).at(-1), (id) => this.units.codesOf(tx, id));
        if (heir === undefined) continue;
        const group = found.get(heir) ?? { unit: await this.units.get(tx, heir), rows: [] };
        group.rows.push(row);
        found.set(heir, group);
      }
      return [...found.values()].filter(({ rows }) => rows.length > 1);
    });
    if (groups.length === 0) return null;
    const lines = groups.map(({ unit, rows }, index) => ({
      position: index + 1, name: `${unit.name} (gồm ${rows.map(({ name }) => name).filter((name) => name !== unit.name).join(', ')})`, base: sumOfRows(rows),
    }));
    return tableOf(run, lines);
  }

  /** Who answers for a row at the end of the period. A merger after it is not this table's matter. */
  private async heirOn(
    row: CountedRow, { period }: FinishedRun, last: (id: string) => Promise<string | undefined>, codes: (id: string) => ReturnType<Units['codesOf']>,
  ): Promise<string | undefined> {
    const [unitId] = 'unitIds' in row ? row.unitIds : [];
    if (unitId === undefined) return undefined;
    const ended = (await codes(unitId)).at(-1)?.validTo ?? null;
    return ended !== null && ended < period.to ? last(unitId) : unitId;
  }
}

function sumOfRows(rows: readonly CountedRow[]): Numbers {
  const numbers = rows.map(({ base }) => numbersOf(base));
  return addNumbers(numbers, [...new Set(numbers.flatMap((each) => Object.keys(each)))]);
}
