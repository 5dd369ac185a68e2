import { Injectable } from '@nestjs/common';
import { instantOf } from '#libs/civil-date';
import { nthWorkingDayAfter } from '#libs/worktime';
import { Calendars } from '#src/calendar';
import { EnterSteps, FindDossiers, type WantedStep } from '#src/dossiers';
import type { Tx } from '#src/platform/database';
import { COMMUNE, REGISTER_YEAR } from '../domain/duong-ha.js';

export interface LeftOver {
  code: string;
  /** Null: worked off, and not collected yet. */
  dueOn: string | null;
}

/** What speaks for people who acted before the program was there. */
const BY_THE_REGISTER = { accountId: null, roles: ['system'] as const };
const MORE_THAN_LEFT = 200;
const FIRST_WORKING_DAY = `${REGISTER_YEAR + 1}-01-04`;

/** What the register's year left open was worked off on its due date and collected early in the next year; the year's tables do not see it. */
@Injectable()
export class FinishRegister {
  constructor(
    private readonly find: FindDossiers,
    private readonly calendars: Calendars,
    private readonly entering: EnterSteps,
  ) {}

  async leftOver(): Promise<LeftOver[]> {
    const [open, ready] = await Promise.all((['open', 'ready_to_return'] as const).map((list) => this.find.list(COMMUNE.id, { list, limit: MORE_THAN_LEFT })));
    return [...(open?.items ?? []).map(({ code, dueOn }) => ({ code, dueOn })), ...(ready?.items ?? []).map(({ code }) => ({ code, dueOn: null }))];
  }

  async run(tx: Tx, leftOver: readonly LeftOver[]): Promise<void> {
    const calendar = await this.calendars.of(tx, COMMUNE.id);
    for (const [index, { code, dueOn }] of leftOver.entries()) {
      const collectedOn = dueOn === null ? FIRST_WORKING_DAY : nthWorkingDayAfter(calendar, dueOn, 1);
      const steps: WantedStep[] = [{ action: 'return', at: instantOf(collectedOn, `09:${10 + index}`), facts: { method: 'desk' } }];
      if (dueOn !== null) steps.unshift({ action: 'start', at: instantOf(dueOn, '14:00'), facts: {} }, { action: 'resolve', at: instantOf(dueOn, '15:30'), facts: {} });
      await this.entering.run(tx, COMMUNE.id, code, steps, BY_THE_REGISTER);
    }
  }
}
