import { Injectable } from '@nestjs/common';
import { addDays, startOfDay } from '#libs/civil-date';
import { actionLabel, type Step } from '#libs/dossier-flow';
import { REPORT_DEFINITIONS, selectsDossier } from '#libs/reporting';
import { Catalogue } from '#src/catalogue';
import { type DossierLife, DossierLog, type EnteredAfter } from '#src/dossiers';
import { Database, type Tx } from '#src/platform/database';
import type { Caller } from '#src/platform/http';
import { type KeptLife, keptLifeOf } from '../domain/kept-life.js';
import { rowOf } from '../domain/row-tally.js';
import type { FinishedRun } from '../domain/run.js';
import { refuse } from '../refusals.js';

/** More than this is no list of slips any more. */
const MOST = 500;
const PAGE = 200;

export interface CellChange {
  /** A row's position. */
  row: string;
  name: string;
  column: string;
  head: string;
  by: 1 | -1;
}

export interface LateEntry {
  seq: number;
  /** In Vietnamese. */
  action: string;
  /** When it happened, and when it was entered. */
  at: Date;
  recordedAt: Date;
  actorId: string | null;
  reason: string | null;
}

export interface Correction {
  unitId: string;
  code: string;
  changes: CellChange[];
  entries: LateEntry[];
}

export interface Corrections {
  corrections: Correction[];
  /** False: there are more than are listed. */
  complete: boolean;
}

/** What was entered after a closed table was counted and would change it: dossier by dossier, with who, when and why. */
@Injectable()
export class ListCorrections {
  constructor(
    private readonly database: Database,
    private readonly log: DossierLog,
    private readonly catalogue: Catalogue,
  ) {}

  /** @throws report.not_closed; report.not_supervising when the caller may not see all the units counted */
  async of(caller: Caller, run: FinishedRun): Promise<Corrections> {
    if (!run.closedAt) throw refuse('report.not_closed');
    if (!run.unitIds.every((id) => caller.unitIds.includes(id))) throw refuse('report.not_supervising');
    const corrections: Correction[] = [];
    for (const unitId of run.unitIds) {
      await this.database.inUnit(unitId, (tx) => this.ofUnit(tx, run, unitId, corrections));
      if (corrections.length > MOST) break;
    }
    return { corrections: corrections.slice(0, MOST), complete: corrections.length <= MOST };
  }

  private async ofUnit(tx: Tx, run: FinishedRun, unitId: string, found: Correction[]): Promise<void> {
    const until = startOfDay(addDays(run.period.to, 1));
    let after: string | undefined;
    do {
      const page = await this.log.enteredAfter(tx, unitId, run.outcome.positions[unitId] ?? 0, until, after, PAGE);
      for (const entry of page) {
        const changes = await this.changes(tx, run, unitId, entry);
        if (changes.length > 0) found.push({ unitId, code: entry.now.code, changes, entries: entry.entered.map(entryOf) });
      }
      after = page.length === PAGE ? page.at(-1)?.now.dossierId : undefined;
    } while (after !== undefined && found.length <= MOST);
  }

  private async changes(tx: Tx, run: FinishedRun, unitId: string, { before, now }: EnteredAfter): Promise<CellChange[]> {
    const [was, is] = [await this.cells(tx, run, unitId, before), await this.cells(tx, run, unitId, now)];
    const gone = [...was].filter(([key]) => !is.has(key)).map(([, cell]) => ({ ...cell, by: -1 as const }));
    const come = [...is].filter(([key]) => !was.has(key)).map(([, cell]) => ({ ...cell, by: 1 as const }));
    return [...gone, ...come];
  }

  /** The cells that count the dossier. Rates follow from counts, and have no dossiers of their own. */
  private async cells(tx: Tx, run: FinishedRun, unitId: string, life: DossierLife | null): Promise<Map<string, Omit<CellChange, 'by'>>> {
    const kept = life && keptLifeOf(life, unitId);
    if (!kept || !life) return new Map();
    const row = rowOf(run.outcome.rows, unitId, await this.fieldOf(tx, life, kept));
    if (!row) return new Map();
    const columns = REPORT_DEFINITIONS[run.definition].columns.filter(({ value, drill }) => 'sum' in value && selectsDossier(drill, kept.life, run.period));
    return new Map(columns.map(({ key }) => [`${row.position} ${key}`, { row: String(row.position), name: row.name, column: key, head: headOf(run, key) }]));
  }

  /** Of the procedure as it was entered then: a correction may have changed it. */
  private async fieldOf(tx: Tx, { history }: DossierLife, { procedureId }: KeptLife): Promise<string | undefined> {
    const version = await this.catalogue.version(tx, history.receipt.procedureVersionId);
    const fields = await this.catalogue.fieldsOfProcedures(tx, [version.procedureId, procedureId]);
    return fields.get(version.procedureId)?.fieldCode;
  }
}

function entryOf({ seq, action, at, recordedAt, actorId, facts }: Step): LateEntry {
  const reason = 'reason' in facts && typeof facts.reason === 'string' ? facts.reason : null;
  return { seq, action: actionLabel(action), at, recordedAt, actorId, reason };
}

function headOf({ outcome }: FinishedRun, key: string): string {
  return outcome.table.columns.find((column) => column.key === key)?.path.join(' - ') ?? key;
}
