import { Injectable, Logger } from '@nestjs/common';
import { DossierLog } from '#src/dossiers';
import { Database } from '#src/platform/database';
import { Every } from '#src/platform/outbox';
import { ReconcileReports } from '../app/reconcile-reports.js';
import { failureOf } from '../domain/failure.js';

/** Numbers prove themselves: every night all units are counted again from the log of the last 400 days. */
@Injectable()
export class ReconcileNightly {
  private readonly logger = new Logger(ReconcileNightly.name);

  constructor(
    private readonly database: Database,
    private readonly log: DossierLog,
    private readonly reconciling: ReconcileReports,
  ) {}

  @Every({ name: 'reports.reconcile', pattern: '0 30 2 * * *' })
  async reconcileAll(): Promise<void> {
    await this.reconcileEach(await this.database.inUnits('all', (tx) => this.log.units(tx)));
  }

  /** One unit that cannot be recounted does not keep the others from it. @throws AggregateError after all of them */
  async reconcileEach(unitIds: readonly string[]): Promise<void> {
    const failures: unknown[] = [];
    for (const unitId of unitIds) {
      try {
        await this.reconciling.reconcileLately(unitId);
      } catch (error) {
        this.logger.error(`unit ${unitId} was not reconciled: ${failureOf(error)}`);
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} units were not reconciled`);
  }
}
