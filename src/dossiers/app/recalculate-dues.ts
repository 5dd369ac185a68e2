import { Injectable } from '@nestjs/common';
import { type DossierHistory, dueToFacts, replay, type StepDue } from '#libs/dossier-flow';
import type { WorkCalendar } from '#libs/worktime';
import { Calendars } from '#src/calendar';
import { Database, type Tx } from '#src/platform/database';
import { DossierReader } from '../data/dossier-reader.js';
import { DossierStore, type DossierWithDue } from '../data/dossier.store.js';
import { StepStore } from '../data/step.store.js';
import { computeDue, movedDue } from '../domain/due.js';
import { StepWriter } from './step-writer.js';

const PAGE = 200;

export interface MovedDue {
  code: string;
  before: StepDue;
  after: StepDue;
}

/** What a change of the calendar does to open dossiers: first shown, then, once the change is applied, written as steps. */
@Injectable()
export class RecalculateDues {
  constructor(
    private readonly database: Database,
    private readonly calendars: Calendars,
    private readonly dossiers: DossierStore,
    private readonly steps: StepStore,
    private readonly reader: DossierReader,
    private readonly writer: StepWriter,
  ) {}

  /** Open dossiers of the unit whose due date would move under `calendar`. Changes nothing. */
  async preview(tx: Tx, unitId: string, calendar: WorkCalendar): Promise<MovedDue[]> {
    const moved: MovedDue[] = [];
    for await (const { dossier, history } of this.open(tx, unitId)) {
      const change = movedDue(history, calendar);
      if (change) moved.push({ code: dossier.code, ...change });
    }
    return moved;
  }

  /** Moves the due dates that the calendar in force moves, each as a step with both dates. Safe to run again. @returns how many moved */
  async apply(unitId: string, reason: string): Promise<number> {
    const moved = await this.database.inUnit(unitId, (tx) => this.survey(tx, unitId));
    let count = 0;
    for (const code of moved) if (await this.applyOne(unitId, code, reason)) count += 1;
    return count;
  }

  /** @returns the codes of those that move; of the others it notes whether their date is still provisional */
  private async survey(tx: Tx, unitId: string): Promise<string[]> {
    const calendar = await this.calendars.of(tx, unitId);
    const moved: string[] = [];
    const settled: string[] = [];
    const unsettled: string[] = [];
    for await (const { dossier, history } of this.open(tx, unitId)) {
      const provisional = computeDue(history, calendar)?.provisional ?? false;
      if (movedDue(history, calendar)) moved.push(dossier.code);
      else if (provisional !== dossier.dueProvisional) (provisional ? unsettled : settled).push(dossier.id);
    }
    await this.dossiers.markProvisional(tx, unitId, settled, false);
    await this.dossiers.markProvisional(tx, unitId, unsettled, true);
    return moved;
  }

  private async *open(tx: Tx, unitId: string): AsyncGenerator<{ dossier: DossierWithDue; history: DossierHistory }> {
    for (let after: string | undefined; ; ) {
      const page = await this.dossiers.openWithDue(tx, unitId, after, PAGE);
      const logs = await this.steps.of(tx, unitId, page.map(({ id }) => id));
      for (const dossier of page) yield { dossier, history: replay(logs.get(dossier.id) ?? []) };
      if (page.length < PAGE) return;
      after = page.at(-1)?.id;
    }
  }

  private applyOne(unitId: string, code: string, reason: string): Promise<boolean> {
    return this.database.inUnit(unitId, async (tx) => {
      const open = await this.reader.openForUpdate(tx, unitId, code);
      const change = movedDue(open.history, await this.calendars.of(tx, unitId));
      if (!change) return false;
      const facts = { reason, before: dueToFacts(change.before), after: dueToFacts(change.after) };
      await this.writer.write(tx, open, [{ action: 'recalculate', facts }], { accountId: null, roles: ['system'] });
      return true;
    });
  }
}
