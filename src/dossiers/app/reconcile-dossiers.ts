import { Injectable } from '@nestjs/common';
import { replay } from '#libs/dossier-flow';
import { Calendars } from '#src/calendar';
import { Database } from '#src/platform/database';
import { DossierStore } from '../data/dossier.store.js';
import { StepStore } from '../data/step.store.js';
import { currentStateOf } from '../domain/current-state.js';
import { computeDue, sameDue, stepDueFrom } from '../domain/due.js';

const PAGE = 500;

export interface DossierDifference {
  code: string;
  field: string;
  stored: unknown;
  recomputed: unknown;
}

/** The rows kept for lists are a cache: recomputes them from the log, and the due dates of open dossiers from the rules. Finds nothing, or says what. */
@Injectable()
export class ReconcileDossiers {
  constructor(
    private readonly database: Database,
    private readonly dossiers: DossierStore,
    private readonly steps: StepStore,
    private readonly calendars: Calendars,
  ) {}

  async reconcile(unitId: string): Promise<{ checked: number; differences: DossierDifference[] }> {
    const differences: DossierDifference[] = [];
    let checked = 0;
    for (let after: string | undefined; ; ) {
      const page = await this.reconcilePage(unitId, after, differences);
      checked += page.count;
      if (page.count < PAGE) return { checked, differences };
      after = page.last;
    }
  }

  private reconcilePage(unitId: string, after: string | undefined, differences: DossierDifference[]) {
    return this.database.inUnit(unitId, async (tx) => {
      const rows = await this.dossiers.page(tx, unitId, after, PAGE);
      const logs = await this.steps.of(tx, unitId, rows.map((row) => row.id));
      const calendar = rows.length > 0 ? await this.calendars.of(tx, unitId) : undefined;
      for (const row of rows) {
        const history = replay(logs.get(row.id) ?? []);
        const recomputed: Record<string, unknown> = { ...currentStateOf(history) };
        const stored: Record<string, unknown> = { ...row };
        for (const [field, value] of Object.entries(recomputed)) {
          if (!same(stored[field], value)) differences.push({ code: row.code, field, stored: stored[field], recomputed: value });
        }
        if (!calendar || !history.due || history.finishedAt) continue;
        const due = computeDue(history, calendar);
        if (due && !sameDue(stepDueFrom(due), history.due)) differences.push({ code: row.code, field: 'due by the rules', stored: history.due.dueAt, recomputed: due.dueAt });
      }
      return { count: rows.length, last: rows.at(-1)?.id };
    });
  }
}

function same(a: unknown, b: unknown): boolean {
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  return (a ?? null) === (b ?? null);
}
