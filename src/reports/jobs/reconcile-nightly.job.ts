import { Injectable, Logger } from '@nestjs/common';
import { DossierLog } from '#src/dossiers';
import { Database } from '#src/platform/database';
import { Every } from '#src/platform/outbox';
import { isRefusal } from '#src/platform/refusal';
import { ReconcileReports } from '../app/reconcile-reports.js';

/** Numbers prove themselves: every night all units are counted again from their logs. */
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
    const units = await this.database.inUnits('all', (tx) => this.log.units(tx));
    for (const unitId of units) {
      try {
        await this.reconciling.reconcile(unitId);
      } catch (error) {
        // A log that is being filled all the while is left for the next night; the other units are not.
        if (!isRefusal(error, 'report.log_too_busy')) throw error;
        this.logger.warn(`unit ${unitId} was not reconciled: ${error.code}`);
      }
    }
  }
}
