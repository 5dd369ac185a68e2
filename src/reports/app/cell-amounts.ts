import { Injectable } from '@nestjs/common';
import { type DossierSelector, isDossierReport, type Numbers, REPORT_DEFINITIONS, selectsDossier, sumOf } from '#libs/reporting';
import { Catalogue } from '#src/catalogue';
import type { DossierLife } from '#src/dossiers';
import type { Tx } from '#src/platform/database';
import type { Cell } from '../domain/cell.js';
import { keptLifeOf } from '../domain/kept-life.js';
import { rowOf } from '../domain/row-tally.js';
import type { FinishedRun } from '../domain/run.js';
import { RecordSources } from './record-sources.js';

export interface CellChange {
  /** A row's position. */
  row: string;
  name: string;
  column: string;
  head: string;
  by: number;
}

type Amounts = Map<string, CellChange>;

/** Which cells of a table count a dossier or another record, and how much it makes there. Rates follow from counts, and have no records of their own. */
@Injectable()
export class CellAmounts {
  constructor(private readonly catalogue: Catalogue, private readonly sources: RecordSources) {}

  async ofLife(tx: Tx, run: FinishedRun, unitId: string, life: DossierLife | null): Promise<Amounts> {
    if (!life) return new Map();
    const { definition } = run;
    if (!isDossierReport(definition)) {
      const counted = await this.sources.of(definition).ofLife(tx, life, run.period);
      return counted ? this.ofNumbers(run, unitId, counted.fieldCode, counted.numbers) : new Map();
    }
    const kept = keptLifeOf(life, unitId);
    if (!kept) return new Map();
    // Of the procedure as it was entered then: a correction may have changed it.
    const version = await this.catalogue.version(tx, life.history.receipt.procedureVersionId);
    return amountsOn(run, unitId, version.fieldCode, ({ drill }) => Number(selectsDossier(drill as DossierSelector, kept.life, run.period)));
  }

  ofNumbers(run: FinishedRun, unitId: string, fieldCode: string | undefined, numbers: Numbers): Amounts {
    return amountsOn(run, unitId, fieldCode, ({ value }) => ('sum' in value ? (sumOf(value.sum, numbers) ?? 0) : 0));
  }
}

/** What has changed from the one to the other, cell by cell. */
export function changesBetween(before: Amounts, now: Amounts): CellChange[] {
  return [...new Set([...before.keys(), ...now.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), now.get(key)];
    const [cell, by] = [is ?? was, Math.round(((is?.by ?? 0) - (was?.by ?? 0)) * 10) / 10];
    return cell && by !== 0 ? [{ ...cell, by }] : [];
  });
}

function amountsOn(run: FinishedRun, unitId: string, fieldCode: string | undefined, amountIn: (column: Cell['column']) => number): Amounts {
  const row = rowOf(run.outcome.rows, unitId, fieldCode);
  if (!row) return new Map();
  const columns = (REPORT_DEFINITIONS[run.definition].columns as readonly Cell['column'][]).filter(({ value }) => 'sum' in value);
  return new Map(columns.flatMap((column): [string, CellChange][] => {
    const by = amountIn(column);
    return by === 0 ? [] : [[`${row.position} ${column.key}`, { row: String(row.position), name: row.name, column: column.key, head: headOf(run, column.key), by }]];
  }));
}

function headOf({ outcome }: FinishedRun, key: string): string {
  return outcome.table.columns.find((column) => column.key === key)?.path.join(' - ') ?? key;
}
