import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { Period } from '#libs/reporting';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import { Outbox } from '#src/platform/outbox';
import { Units } from '#src/units';
import { NarrativeStore } from '../data/narrative.store.js';
import type { Narrative } from '../domain/narrative.js';
import { refuse } from '../refusals.js';
import { narrativeRequested } from '../topics.js';
import { reportedUnits } from './reported-units.js';

export interface NarrativeRequest {
  /** Of the report to be, made when the form was shown: sent twice it asks once. */
  id?: string | undefined;
  unitId: string;
  period: Period;
  /** Of the units below added up, in place of the unit's own. */
  consolidated: boolean;
}

export interface Asker {
  accountId: string;
  /** The units of which they may ask for tables. */
  mayRead: readonly string[];
}

/** R11 asked for: a worker writes it. */
@Injectable()
export class RequestNarrative {
  constructor(
    private readonly narratives: NarrativeStore,
    private readonly units: Units,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * In the caller's transaction, whose fence includes the unit: the order exists if, and only if, it will be written.
   * @throws report.period_in_future, report.nothing_to_consolidate, report.not_supervising, units.not_found
   */
  async request(tx: Tx, { accountId, mayRead }: Asker, { id = uuidv7(), unitId, period, consolidated }: NarrativeRequest): Promise<Narrative> {
    const today = this.clock.today();
    if (period.to > today) throw refuse('report.period_in_future', { to: period.to, today });
    const unitIds = await reportedUnits(tx, this.units, unitId, consolidated);
    if (!unitIds.every((each) => mayRead.includes(each))) throw refuse('report.not_supervising');
    const asked: Narrative = {
      id, unitId, unitIds, consolidated, period, requestedBy: accountId, requestedAt: this.clock.now(),
      state: 'queued', progress: 0, startedAt: null, finishedAt: null, failure: null, outcome: null,
    };
    if (!(await this.narratives.insert(tx, asked))) return (await this.narratives.find(tx, [unitId], id)) ?? asked;
    await this.outbox.add(tx, unitId, narrativeRequested, { narrativeId: id });
    await this.audit.record(tx, { unitId, accountId, action: 'report.narrative_requested', subject: id, facts: { consolidated, ...period } });
    return asked;
  }
}
