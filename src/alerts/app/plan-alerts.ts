import { Injectable } from '@nestjs/common';
import { stepDueOf } from '#libs/deadline';
import type { StepDue } from '#libs/dossier-flow';
import type { WorkCalendar } from '#libs/worktime';
import { Calendars } from '#src/calendar';
import { Catalogue } from '#src/catalogue';
import type { DossierLife } from '#src/dossiers';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import { PlanStore } from '../data/plan.store.js';
import { SettingStore } from '../data/setting.store.js';
import { WatchStore } from '../data/watch.store.js';
import { plannedAlerts } from '../domain/planned-alerts.js';
import { isRunning, type Watch, watchOf } from '../domain/watch.js';

/** Keeps the plans of a unit's dossiers equal to what their lives, the calendar and the unit's settings say. */
@Injectable()
export class PlanAlerts {
  constructor(
    private readonly watches: WatchStore,
    private readonly plans: PlanStore,
    private readonly settings: SettingStore,
    private readonly calendars: Calendars,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  /** Plans for the dossiers as they stand now. The caller holds the unit's cursor. */
  async follow(tx: Tx, unitId: string, lives: readonly DossierLife[]): Promise<void> {
    const calendar = await this.calendars.of(tx, unitId);
    const watches: Watch[] = [];
    for (const life of lives) {
      const watch = watchOf(life, await this.stepDue(tx, life, calendar));
      if (watch) watches.push(watch);
    }
    const ids = lives.map((life) => life.dossierId);
    await this.watches.replace(tx, unitId, ids, watches);
    await this.plan(tx, unitId, ids, watches, calendar);
  }

  /** Plans anew for a page of what is watched, after the calendar or the settings changed. @returns the last id of the page; undefined at the end */
  async planAgain(tx: Tx, unitId: string, after: string | undefined, limit: number): Promise<string | undefined> {
    const watches = await this.watches.page(tx, unitId, after, limit);
    if (watches.length === 0) return undefined;
    await this.plan(tx, unitId, watches.map((watch) => watch.dossierId), watches, await this.calendars.of(tx, unitId));
    return watches.at(-1)?.dossierId;
  }

  private async plan(tx: Tx, unitId: string, dossierIds: readonly string[], watches: readonly Watch[], calendar: WorkCalendar): Promise<void> {
    const setting = await this.settings.of(tx, unitId);
    const wanted = watches.flatMap((watch) => {
      const { dossierId, code, procedureId } = watch;
      return plannedAlerts(watch, calendar, setting).map((planned) => ({ ...planned, dossierId, code, procedureId }));
    });
    await this.plans.replace(tx, unitId, dossierIds, wanted, this.clock.now());
  }

  /** Until when the internal step that the dossier is in should be done, pauses since it was entered counted. Receipt enters the first. */
  private async stepDue(tx: Tx, { history }: DossierLife, calendar: WorkCalendar): Promise<StepDue | null> {
    if (!isRunning(history) || !history.receivedAt) return null;
    const { steps } = await this.catalogue.version(tx, history.receipt.procedureVersionId);
    const entered = history.handOvers.findLast((handOver) => handOver.stepIndex !== null);
    const step = entered ? steps.find((each) => each.position === entered.stepIndex) : steps[0];
    return step ? stepDueOf(entered?.at ?? history.receivedAt, step.allotment, calendar, history.pauses) : null;
  }
}
