import { Injectable } from '@nestjs/common';
import { acceptanceDue, type Due } from '#libs/deadline';
import type { Channel } from '#libs/dossier-flow';
import { workingMinutesBetween } from '#libs/worktime';
import { Calendars, type DuePreview, PreviewDue } from '#src/calendar';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { isRefusal } from '#src/platform/refusal';

/** What the receipt will promise; for a submission until when it must be accepted; or why nothing can be promised. */
export interface DuePromise {
  due?: DuePreview;
  acceptance?: Due;
  problem?: string;
}

@Injectable()
export class Promises {
  constructor(
    private readonly database: Database,
    private readonly preview: PreviewDue,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  /** @param at left out: now */
  async of(unitId: string, procedureCode: string, channel: Channel, at: Date = this.clock.now()): Promise<DuePromise> {
    try {
      return await this.database.inUnit(unitId, async (tx) => {
        const due = await this.preview.of(tx, { unitId, receivedAt: at, procedureCode });
        return channel === 'online' ? { due, acceptance: acceptanceDue(at, await this.calendars.of(tx, unitId)) } : { due };
      });
    } catch (error) {
      if (isRefusal(error)) return { problem: error.text };
      throw error;
    }
  }

  /** Working minutes that are left until then; negative when it has passed. */
  minutesLeft(unitId: string, until: Date): Promise<number> {
    const now = this.clock.now();
    return this.database.inUnit(unitId, async (tx) => {
      const calendar = await this.calendars.of(tx, unitId);
      return until >= now ? workingMinutesBetween(calendar, now, until) : -workingMinutesBetween(calendar, until, now);
    });
  }
}
