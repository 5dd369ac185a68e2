import { Injectable } from '@nestjs/common';
import { DeadLetters, type DeliveryItem } from '#src/alerts';
import { Accounts } from '#src/identity';
import { Database } from '#src/platform/database';
import type { Caller } from '#src/platform/http';
import { type Lag, Metrics } from '#src/platform/health';
import { type Reconciliation, ReconcileReports } from '#src/reports';
import { Units } from '#src/units';
import { unitsWith } from '../domain/administered.js';

const SHOWN_DELIVERIES = 100;

export interface FoundChecks {
  reconciliations: readonly Reconciliation[];
  unitNames: Map<string, string>;
  accountNames: Map<string, string>;
  /** Null for who may not see them. */
  deliveries: readonly DeliveryItem[] | null;
  backlog: Lag;
}

/** Whether all is in order, as far as the caller may know. */
@Injectable()
export class FindChecks {
  constructor(
    private readonly database: Database,
    private readonly reconciling: ReconcileReports,
    private readonly deadLetters: DeadLetters,
    private readonly metrics: Metrics,
    private readonly units: Units,
    private readonly accounts: Accounts,
  ) {}

  async of(caller: Caller): Promise<FoundChecks> {
    const unitIds = unitsWith(caller, 'controller', 'administrator');
    const reconciliations = await this.reconciling.last(unitIds);
    const deliveries = unitsWith(caller, 'administrator').length > 0 ? (await this.deadLetters.page(caller, 'dead', SHOWN_DELIVERIES, undefined)).items : null;
    const backlog = await this.metrics.backlog();
    return this.database.inUnits([], async (tx) => ({
      reconciliations, deliveries, backlog,
      unitNames: new Map((await Promise.all(unitIds.map((id) => this.units.get(tx, id)))).map(({ id, name }) => [id, name])),
      accountNames: await this.accounts.displayNames(tx, (deliveries ?? []).map(({ accountId }) => accountId)),
    }));
  }
}
