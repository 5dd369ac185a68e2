import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import { ChangeStore } from '../data/change.store.js';
import { DayStore } from '../data/day.store.js';
import { type CalendarChange, type DayDraft, latterOf, sameDay } from '../domain/change.js';
import { type DayError, findMistakes, readDays, type SheetRow } from '../domain/read-days.js';
import { refuse } from '../refusals.js';

@Injectable()
export class DraftChange {
  constructor(
    private readonly days: DayStore,
    private readonly changes: ChangeStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes down a change of days without making it; days that already are so are left out.
   * @param by null for the operator
   * @param notice number of the official notice
   * @throws calendar.list_has_errors with every mistake, calendar.nothing_changes
   */
  async run(tx: Tx, by: string | null, notice: string, drafts: readonly DayDraft[]): Promise<CalendarChange> {
    refuseErrors(findMistakes(drafts.map((draft, index) => ({ row: index + 1, draft }))));
    const current = await this.days.on(tx, drafts.map((draft) => draft.date));
    const days = drafts
      .map((draft) => ({ ...draft, former: current.get(draft.date) ?? null }))
      .filter((day) => !sameDay(day.former, latterOf(day, notice)));
    if (days.length === 0) throw refuse('calendar.nothing_changes');
    const change = { id: uuidv7(), notice, draftedAt: this.clock.now(), draftedBy: by, appliedAt: null, appliedBy: null, days };
    await this.changes.insert(tx, change);
    return change;
  }

  /** The same from the rows of a CSV or XLSX file. @throws as run */
  async fromSheet(tx: Tx, by: string | null, notice: string, sheet: readonly SheetRow[]): Promise<CalendarChange> {
    const { drafts, errors } = readDays(sheet);
    refuseErrors(errors);
    return this.run(tx, by, notice, drafts);
  }
}

function refuseErrors(errors: readonly DayError[]): void {
  if (errors.length === 0) return;
  const fieldErrors = errors.map(({ row, column, code, message }) => ({ field: column === null ? `row.${row}` : `row.${row}.${column}`, code, message }));
  throw refuse('calendar.list_has_errors', { count: errors.length }, { errors: fieldErrors });
}
