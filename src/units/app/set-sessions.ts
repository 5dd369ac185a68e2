import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import { SessionStore } from '../data/session.store.js';
import { UnitStore } from '../data/unit.store.js';
import { findBadSession, type SessionDraft } from '../domain/session-draft.js';
import { refuse } from '../refusals.js';
import { SessionsRecord } from './sessions-record.js';
import { UnitChanges } from './unit-changes.js';

@Injectable()
export class SetSessions {
  constructor(
    private readonly units: UnitStore,
    private readonly sessions: SessionStore,
    private readonly changes: UnitChanges,
    private readonly record: SessionsRecord,
    private readonly clock: Clock,
  ) {}

  /**
   * The unit's weekly sessions from a day on. What was in force ends the day before; hours that were once kept are never rewritten,
   * so a day in the past is taken only where the unit had no sessions yet.
   * @throws units.not_found, units.bad_span, units.sessions_overlap, units.sessions_in_the_past
   */
  async run(tx: Tx, by: string | null, unitId: string, validFrom: CivilDate, sessions: readonly SessionDraft[]): Promise<void> {
    refuseBad(sessions);
    if (!(await this.units.lock(tx, unitId))) throw refuse('units.not_found', { unit: unitId });
    const today = this.clock.today();
    if (validFrom < today && (await this.sessions.coveredBetween(tx, unitId, validFrom, today))) {
      throw refuse('units.sessions_in_the_past', { today });
    }
    await this.sessions.closeFrom(tx, unitId, validFrom);
    await this.sessions.insert(tx, unitId, sessions, validFrom);
    await this.changes.announce(tx);
    await this.record.changed(tx, by, unitId, validFrom, sessions);
  }
}

function refuseBad(sessions: readonly SessionDraft[]): void {
  const bad = findBadSession(sessions);
  if (bad?.because === 'empty') throw refuse('units.bad_span', { opens: bad.session.opens, closes: bad.session.closes });
  if (bad) throw refuse('units.sessions_overlap', { opens: bad.session.opens, weekday: bad.session.weekday });
}
