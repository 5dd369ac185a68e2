import { Injectable } from '@nestjs/common';
import type { WorkCalendar } from '#libs/worktime';
import { Calendars } from '#src/calendar';
import { Catalogue, type ProcedureVersion } from '#src/catalogue';
import { ImportDossiers, type LivedThrough } from '#src/dossiers';
import { Clock } from '#src/platform/clock';
import { Database, type Tx } from '#src/platform/database';
import { isRefusal, type Refusal } from '#src/platform/refusal';
import { hashOf, problemOf, type ReadRow, type RegisterEntry, type RowProblem } from '../domain/register-entry.js';
import { lifeOf } from '../domain/to-life.js';
import { refuse } from '../refusals.js';
import { ImportLedger } from './import-ledger.js';

/** An understood row that may become a dossier. */
interface Candidate {
  row: number;
  entry: RegisterEntry;
  hash: string;
}

/** What is to become of a row: a dossier, nothing because it is there already, or a problem. */
export interface JudgedRow {
  row: number;
  life?: LivedThrough;
  hash?: string;
  same?: boolean;
  problems: readonly RowProblem[];
}

/** The unit's world as it is for one batch. Few procedures and days make up most of a register. */
interface Surroundings {
  unitId: string;
  calendar: WorkCalendar;
  procedures: Map<string, Promise<ProcedureVersion | Refusal>>;
}

/** Deals with some rows of a register: first judges them, then writes them in one transaction. Judging may go ahead while the batch before is written. */
@Injectable()
export class ImportBatch {
  constructor(
    private readonly database: Database,
    private readonly ledger: ImportLedger,
    private readonly dossiers: ImportDossiers,
    private readonly catalogue: Catalogue,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  /** What is to become of each row, as far as it can be said without holding anything. Changes nothing. */
  judge(unitId: string, rows: readonly ReadRow[]): Promise<JudgedRow[]> {
    return this.database.inUnit(unitId, async (tx) => {
      const hashes = new Map(rows.flatMap(({ row, entry }) => (entry ? [[row, hashOf(entry)]] : [])));
      const known = await this.ledger.hashes(tx, unitId, rows.flatMap(({ entry }) => (entry ? [entry.code.code] : [])));
      const around: Surroundings = { unitId, calendar: await this.calendars.of(tx, unitId), procedures: new Map() };
      const judged: JudgedRow[] = [];
      for (const { row, entry, problems } of rows) {
        if (!entry) judged.push({ row, problems });
        else judged.push(await this.judgeRow(tx, { row, entry, hash: hashes.get(row) ?? '' }, known.get(entry.code.code), around));
      }
      return judged;
    });
  }

  /**
   * Dossiers, problems and the place reached are kept together or not at all. Rows that somebody has dealt with in the meantime
   * are left alone. @throws FileGone when the import has ended
   */
  write(unitId: string, importId: string, rows: readonly JudgedRow[], bytesRead: number): Promise<void> {
    return this.database.inUnit(unitId, async (tx) => {
      const register = await this.ledger.open(tx, unitId, importId);
      const fresh = rows.filter(({ row }) => row >= register.nextRow);
      const last = fresh.at(-1);
      if (!last) return;
      const lives = fresh.flatMap(({ life }) => (life ? [life] : []));
      const taken = register.dryRun ? await this.dossiers.taken(tx, unitId, lives.map(({ code }) => code)) : await this.dossiers.run(tx, unitId, lives);
      const imported = fresh.flatMap(({ life, hash }) => (life && hash !== undefined && !taken.has(life.code) ? [{ code: life.code, hash }] : []));
      const problems = fresh.flatMap(({ row, life, problems }) =>
        life && taken.has(life.code) ? [problemOf(row, 'ma_ho_so', refuse('import.code_taken', { code: life.code }))] : problems);
      const skipped = fresh.filter((row) => row.same).length;
      await this.ledger.write(tx, register, { nextRow: last.row + 1, bytesRead, rows: fresh.length, imported, skipped, problems });
    });
  }

  private async judgeRow(tx: Tx, { row, entry, hash }: Candidate, before: string | undefined, around: Surroundings): Promise<JudgedRow> {
    if (before === hash) return { row, same: true, problems: [] };
    const { code } = entry.code;
    if (before !== undefined) return { row, problems: [problemOf(row, 'ma_ho_so', refuse('import.already_imported_differently', { code }))] };
    const life = await this.live(tx, entry, around);
    if (isRefusal(life)) return { row, problems: [problemOf(row, life.code.startsWith('catalogue.') ? 'ma_tthc' : null, life)] };
    return { row, life, hash, problems: [] };
  }

  private async live(tx: Tx, entry: RegisterEntry, around: Surroundings): Promise<LivedThrough | Refusal> {
    const procedure = await this.procedure(tx, entry, around);
    if (isRefusal(procedure)) return procedure;
    try {
      return this.dossiers.check(lifeOf(entry, procedure, around.calendar, this.clock.now()), around.calendar);
    } catch (error) {
      if (error instanceof RangeError) return refuse('import.calendar_missing');
      throw error;
    }
  }

  private procedure(tx: Tx, { procedure, received }: RegisterEntry, { unitId, procedures }: Surroundings): Promise<ProcedureVersion | Refusal> {
    const key = `${procedure} ${received.date}`;
    const known = procedures.get(key) ?? this.catalogue.inForce(tx, unitId, procedure, received.date).catch(refusalOf);
    procedures.set(key, known);
    return known;
  }
}

function refusalOf(error: unknown): Refusal {
  if (isRefusal(error, 'catalogue.unknown_procedure', 'catalogue.not_in_force')) return error;
  throw error;
}
