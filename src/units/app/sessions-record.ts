import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import { Audit } from '#src/platform/audit';
import { Editions, type Tx } from '#src/platform/database';
import { Outbox } from '#src/platform/outbox';
import type { SessionDraft } from '../domain/session-draft.js';
import { sessionsChanged } from './unit-changes.js';

/** Tells those who count with working time, and the audit trail. */
@Injectable()
export class SessionsRecord {
  constructor(
    private readonly editions: Editions,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async changed(tx: Tx, by: string | null, unitId: string, validFrom: CivilDate, sessions: readonly SessionDraft[]): Promise<void> {
    // Calendars are built from sessions and cached under their own edition.
    await this.editions.raise(tx, 'calendar');
    await this.outbox.add(tx, unitId, sessionsChanged, { validFrom });
    await this.audit.record(tx, { unitId, accountId: by, action: 'unit.sessions_set', subject: unitId, facts: { validFrom, sessions } });
  }
}
