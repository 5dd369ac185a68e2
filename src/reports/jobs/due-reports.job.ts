import { Injectable, Logger } from '@nestjs/common';
import { Every } from '#src/platform/outbox';
import { AskDueReports } from '../app/ask-due-reports.js';
import { failureOf } from '../domain/failure.js';

/** The morning after a period ends its reports are there; every morning the controller is told of those not closed. */
@Injectable()
export class DueReportsJob {
  private readonly logger = new Logger(DueReportsJob.name);

  constructor(private readonly asking: AskDueReports) {}

  @Every({ name: 'reports.due', pattern: '0 0 5 * * *' })
  run(): Promise<void> {
    return this.runFor();
  }

  /** @param only left out: every unit. @throws AggregateError after all of them */
  async runFor(only?: readonly string[]): Promise<void> {
    const failures: unknown[] = [];
    const attempt = async (unitId: string, work: () => Promise<unknown>): Promise<void> => {
      await work().catch((error: unknown) => {
        this.logger.error(`reports due of unit ${unitId}: ${failureOf(error)}`);
        failures.push(error);
      });
    };
    for (const [unitId, owed] of await this.asking.owed(only)) await attempt(unitId, () => this.asking.askIn(unitId, owed));
    const open = (await this.asking.unitsToRemind()).filter((unitId) => !only || only.includes(unitId));
    for (const unitId of open) await attempt(unitId, () => this.asking.remindIn(unitId));
    if (failures.length > 0) throw new AggregateError(failures, `reports due of ${failures.length} units were not asked for`);
  }
}
