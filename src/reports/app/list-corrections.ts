import { Injectable } from '@nestjs/common';
import { addDays, startOfDay } from '#libs/civil-date';
import { actionLabel, type Step } from '#libs/dossier-flow';
import { isDossierReport } from '#libs/reporting';
import { DossierLog } from '#src/dossiers';
import { Database, type Tx } from '#src/platform/database';
import type { Caller } from '#src/platform/http';
import type { FinishedRun } from '../domain/run.js';
import { refuse } from '../refusals.js';
import { CellAmounts, type CellChange, changesBetween } from './cell-amounts.js';
import { momentOf } from './count-run.js';
import type { BookEntry } from './record-source.js';
import { RecordSources } from './record-sources.js';

/** More than this is no list of slips any more. */
const MOST = 500;
const PAGE = 200;

/** In whose past something was entered: a dossier's, or a book's. */
export type CorrectedKind = 'dossier' | 'book';

export interface Correction {
  unitId: string;
  kind: CorrectedKind;
  /** A dossier's code, a procedure's, or what the book's line is about. */
  code: string;
  changes: CellChange[];
  entries: BookEntry[];
}

export interface Corrections {
  corrections: Correction[];
  /** False: there are more than are listed. */
  complete: boolean;
}

/** What was entered after a closed table was counted and would change it: record by record, with who, when and why. */
@Injectable()
export class ListCorrections {
  constructor(
    private readonly database: Database,
    private readonly log: DossierLog,
    private readonly amounts: CellAmounts,
    private readonly sources: RecordSources,
  ) {}

  /** @throws report.not_closed; report.not_supervising when the caller may not see all the units counted */
  async of(caller: Caller, run: FinishedRun): Promise<Corrections> {
    if (!run.closedAt) throw refuse('report.not_closed');
    if (!run.unitIds.every((id) => caller.unitIds.includes(id))) throw refuse('report.not_supervising');
    const corrections: Correction[] = [];
    for (const unitId of run.unitIds) {
      await this.database.inUnit(unitId, async (tx) => {
        await this.inLog(tx, run, unitId, corrections);
        await this.inBooks(tx, run, unitId, corrections);
      });
      if (corrections.length > MOST) break;
    }
    return { corrections: corrections.slice(0, MOST), complete: corrections.length <= MOST };
  }

  private async inLog(tx: Tx, run: FinishedRun, unitId: string, found: Correction[]): Promise<void> {
    const until = startOfDay(addDays(run.period.to, 1));
    let after: string | undefined;
    do {
      const page = await this.log.enteredAfter(tx, unitId, momentOf(run, unitId).position, until, after, PAGE);
      for (const { before, now, entered } of page) {
        const changes = changesBetween(await this.amounts.ofLife(tx, run, unitId, before), await this.amounts.ofLife(tx, run, unitId, now));
        if (changes.length > 0) found.push({ unitId, kind: 'dossier', code: now.code, changes, entries: entered.map(entryOf) });
      }
      after = page.length === PAGE ? page.at(-1)?.now.dossierId : undefined;
    } while (after !== undefined && found.length <= MOST);
  }

  private async inBooks(tx: Tx, run: FinishedRun, unitId: string, found: Correction[]): Promise<void> {
    const { definition, period } = run;
    if (isDossierReport(definition)) return;
    for (const { code, fieldCode, before, now, entries } of await this.sources.of(definition).bookChanges(tx, unitId, period, momentOf(run, unitId))) {
      const changes = changesBetween(this.amounts.ofNumbers(run, unitId, fieldCode, before), this.amounts.ofNumbers(run, unitId, fieldCode, now));
      if (changes.length > 0) found.push({ unitId, kind: 'book', code, changes, entries });
    }
  }
}

function entryOf({ action, at, recordedAt, actorId, facts }: Step): BookEntry {
  const reason = 'reason' in facts && typeof facts.reason === 'string' ? facts.reason : null;
  return { action: actionLabel(action), at, recordedAt, actorId, reason };
}
