import type { FormFields } from '#src/platform/http';
import type { FormState } from '#src/platform/view';
import type { SessionDraft } from '#src/units';
import { countRows } from './rows.js';

/** A row of the weekly table: which fields it holds, and which session of which day it is. */
export interface SessionCells {
  row: number;
  weekday: number;
  slot: number;
}

/** A day has two sessions as a rule; where it has more they all stand. */
const USUAL_SLOTS = 2;

/** The sessions that the fields hold, day by day, each day filled up with empty ones. */
export function weekRows(state: FormState): SessionCells[] {
  const count = countRows(state.fields, 'sessions');
  const rows: SessionCells[] = [];
  let spare = count;
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    let slot = 0;
    for (let row = 0; row < count; row += 1) if (state.value(`sessions.${row}.weekday`) === String(weekday)) rows.push({ row, weekday, slot: (slot += 1) });
    while (slot < USUAL_SLOTS) {
      rows.push({ row: spare, weekday, slot: (slot += 1) });
      spare += 1;
    }
  }
  return rows;
}

/** Sessions as the fields of the form. */
export function fieldsOfSessions(sessions: readonly SessionDraft[]): FormFields {
  const sorted = [...sessions].sort((a, b) => a.weekday - b.weekday || (a.opens < b.opens ? -1 : 1));
  return Object.fromEntries(sorted.flatMap(({ weekday, opens, closes, openForIntake, countsForTerms }, row) =>
    Object.entries({ weekday, opens, closes, openForIntake, countsForTerms }).map(([column, value]) => [`sessions.${row}.${column}`, String(value)])));
}
